"""How long postlint takes, beside other linters: `python -m benchmarks`."""
