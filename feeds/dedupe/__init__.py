"""Has it been said before? Pure decisions: judge an Entry against what is known, and find the Story it belongs to.

judging.py     one Source's word against its own of before: NEW, CHANGED, SAME; whose word leads
"""

from feeds.dedupe.judging import Voices, judge, led, revise

__all__ = ["Voices", "judge", "led", "revise"]
