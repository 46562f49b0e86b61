"""Markdown as HTML, and the way back from places in it."""
