"""Looking at a blog without archiving it: where it is, what its routes list, what a crawl of it would take."""
