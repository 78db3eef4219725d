"""From what a page says to what we say: RawItem -> Item -> Entry. The only birthplace of both; pure.

context     what is known about a document while its items are read
items       RawItem -> Item; one news twice in a document is one Item
stated_links   its own page, language versions, the releases before and after
titles      markup off, doubled text halved, site names off
summaries   plain, short, without furniture; bodies sanitised
moments     dates, in the order of day and month that fits the whole page; none that cannot be
languages   BCP 47 tags, written right and believed only where the script agrees
identity    keys_of: the permanent key of each Item, and its other names
entries     entry_of: Item -> Entry
completion  complete: fill an Entry's gaps from its article page
"""

from feeds.normalise.completion import complete
from feeds.normalise.context import ReadingContext
from feeds.normalise.entries import entry_of
from feeds.normalise.identity import keys_of
from feeds.normalise.items import read_items

__all__ = ["ReadingContext", "complete", "entry_of", "keys_of", "read_items"]
