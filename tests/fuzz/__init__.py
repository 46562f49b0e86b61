"""Posts made at random, and what must hold for each of them.

In the folder `tests`, `python -m fuzz --posts 100000` makes and mutates posts; `python -m fuzz.guided` lets
coverage guide the mutations (it needs `atheris`). What they find is kept in `finds/`.
"""
