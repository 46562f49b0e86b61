"""Who lays out a post: its site's own templates, read as far as they tell what a page shows.

One file a generator finds the templates of a post (`GENERATOR.page`); `template` makes a page of
them in which everything but what depends on the post is left as it is written; `title` asks what
such a page shows, `names` what the templates read.
"""
