"""A listing's wrapper: learn it from a page, apply it to the next, check what it gives, learn it again.

paths      where elements stand, as text
region     the part of a page that holds its news
naming     say in paths where the records stand
learning   Layout -> ListRule -> Wrapper, proved on the page it was learnt from
faults     can a stored wrapper be applied at all?
applying   Wrapper and page -> the news, in one pass
knowing    what is known of a source, and how its items are recognised
believing  is a list this source's news?
checking   does what a wrapper gives still fit?
healing    learn again, with what is known as the teacher
"""

from feeds.extractors.wrapper.applying import apply_to
from feeds.extractors.wrapper.checking import doubts_of
from feeds.extractors.wrapper.healing import Healed, heal_on
from feeds.extractors.wrapper.knowing import Teacher
from feeds.extractors.wrapper.learning import learn_from

__all__ = ["Healed", "Teacher", "apply_to", "doubts_of", "heal_on", "learn_from"]
