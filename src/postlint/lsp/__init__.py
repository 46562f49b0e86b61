"""The editor server: what editors show, from the same pipeline as the command line.

A capability is a file of pure functions: from what the `desk` knows of a post to what the Language
Server Protocol says of it. `session` decides when what is done, `server` alone speaks to editors.
"""
