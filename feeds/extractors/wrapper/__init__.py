"""A listing's wrapper: learn it from a page, apply it to the next, check what it gives, learn it again.

paths      where elements stand, as text
region     the part of a page that holds its news
learning   Layout -> ListRule -> Wrapper, proved on the page it was learnt from
applying   Wrapper and page -> the news, in one pass
checking   does what a wrapper gives still look like this source's news?
healing    learn again, with what is known as the teacher
"""

from feeds.extractors.wrapper.applying import apply_to
from feeds.extractors.wrapper.checking import Teacher, doubts_of
from feeds.extractors.wrapper.healing import Healed, heal_on
from feeds.extractors.wrapper.learning import learn_from

__all__ = ["Healed", "Teacher", "apply_to", "doubts_of", "heal_on", "learn_from"]
