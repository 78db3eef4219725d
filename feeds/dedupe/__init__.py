"""Has it been said before? Pure decisions: judge an Entry against what is known, and find the Story it belongs to.

judging.py     one Source's word against its own of before: NEW, CHANGED, SAME; what of a change readers should notice
"""

from feeds.dedupe.judging import join, judge, match, noticeable, revise

__all__ = ["join", "judge", "match", "noticeable", "revise"]
