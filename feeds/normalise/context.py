"""What is known about a document while its items are read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingContext:
    """What is known about a document while its items are read."""

    url: str  # final URL of the document; relative addresses resolve against it
    fetched_at: datetime | None = None  # aware; without it no date is called a future one
    timezone: str | None = None  # IANA name, for dates that state no zone
    language: str | None = None  # BCP 47, of the document or its source
    site_names: tuple[str, ...] = ()  # names of the company and the site, which titles may carry at their ends
    day_first: bool | None = None  # order of 03/04/2025 as learnt of the source before, should its dates not show it
