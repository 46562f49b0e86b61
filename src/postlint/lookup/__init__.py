"""What the addresses in a post lead to, in a site whose files are known.

All answers are on the safe side: what may exist is not missing.
"""
