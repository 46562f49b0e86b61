"""What rules of several groups ask: a group's own helpers stand in its folder."""
