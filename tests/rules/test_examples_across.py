"""The example site with faults between its posts has each of them."""

from __future__ import annotations

import json
import subprocess
import sys

from linting import ROOT

from postlint.rules.catalogue import BUILT_IN


def test_each_rule_about_a_site_speaks() -> None:
    command = f"{sys.executable} -m postlint check examples/across --no-cache --output-format json"
    done = subprocess.run(command.split(), cwd=ROOT, capture_output=True, text=True, check=False)
    told = {found["rule"] for found in json.loads(done.stdout)["diagnostics"]}
    assert told == {rule for rule, group in BUILT_IN.ids.items() if group == "site"}
