"""Company news sources in, permanent Atom and RSS feeds out."""
