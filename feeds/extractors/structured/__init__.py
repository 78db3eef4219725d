"""Lists of news in structured data: JSON of any shape, and what HTML pages embed for machines."""
