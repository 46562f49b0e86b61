"""What is kept of a run, and when it still holds.

A result of a post holds while all that it depends on is as it was: the bytes of the post (`stamp`
or `content`), its `inputs` (settings, schemas, the code of rules, versions of libraries: one
digest), what the files of its site answered (`asked` and `files`), what its posts do mostly
(`shared`), and on which side of now the dates lie that it was compared with (`since`, `until`).
What has no digest is not kept. `Entry` of `cache` has these fields, `run/keeper` asks them.
"""
