"""From fixes to a new text that says the same elsewhere.

A fix is refused here alone: `possible` offers none that changes nothing or would replace a template
call, `fixer` takes back those that turn out to harm the post.
"""
