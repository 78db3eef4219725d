"""Stories become documents: select and render are pure, `files` alone touches the disk.

    select      FeedSpec + Stories -> Feed
    telling     what every format says of a Story: author, summary, categories, links, Source
    fitting     what XML, URIs and language tags can carry
    generator   feedgen, with its traps handled once
    atom, rss   Feed -> Document, through feedgen; `formats` is the table of them
    dated       Feed -> its events, each happening once; calendar: the same as iCalendar
    opml, site  all Feeds -> feeds.opml, index.html
    documents   everything that lies in the output folder
    files       Document -> file, whole or not at all, only if it differs (reached through protocols.Output)

feedgen switches the locale of the whole process while it writes RFC 822 dates: render in one thread of a process, and
not while other threads format dates.
"""

from feeds.publish.documents import documents_of
from feeds.publish.select import feed_of, newest_first

__all__ = ["documents_of", "feed_of", "newest_first"]
