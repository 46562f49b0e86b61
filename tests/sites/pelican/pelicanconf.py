SITENAME = "Kettles"
PATH = "content"
