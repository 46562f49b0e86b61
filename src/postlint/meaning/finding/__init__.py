"""What is looked for in an answer and the body: one kind of fault a file."""
