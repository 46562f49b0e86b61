"""What generators differ in: what one reads as front matter, a date, a template call, Markdown."""
