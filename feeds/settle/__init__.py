"""What a visit's Entries mean for what is stored: each finds its Story, or becomes one. Decides; the Turn remembers.

settler.py     one visit's arrivals, oldest first
gathering.py   the Stories that may tell what an Entry tells, and those that these lead to
naming.py      groups of Entries become Stories: which id each keeps, which ids are buried
deciding.py    what is said by hand: these are one Story, those are not
indexing.py    blocks of what was stored by other rules
vanishing.py   what lists no longer show
"""

from feeds.settle.deciding import join_stories, split_story
from feeds.settle.indexing import reindex
from feeds.settle.naming import mint
from feeds.settle.settler import Settler

__all__ = ["Settler", "join_stories", "mint", "reindex", "split_story"]
