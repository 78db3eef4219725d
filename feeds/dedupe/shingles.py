"""Runs of words as numbers, and the few of them under which texts that share many are found: MinHash and winnowing.

Numbers are the same in every process and on every machine, for they are kept in the store.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

RUN = 4  # words of a shingle: long enough that chance does not repeat it, short enough that an edit spoils few
_MASK = (1 << 61) - 1  # a Mersenne prime: arithmetic modulo it mixes well
_BASE = 1_000_003_141_592_653
_MIX = 0x9E3779B97F4A7C15  # the golden ratio in 64 bits (Knuth, The Art of Computer Programming, section 6.4)


def mark_of(text: str) -> int:
    """Return a signed integer of 64 bits that stands for a text, the same everywhere."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


@lru_cache(maxsize=131072)
def _number(word: str) -> int:
    return mark_of(word) & _MASK


def shingles_of(words: Sequence[str]) -> list[int]:
    """Return a number for each run of RUN neighbouring words, in order (Broder 1997, "On the resemblance ...").

    Of a text shorter than a run: one number for all of it; none of no text.
    """
    numbers = [_number(word) for word in words]
    if len(numbers) < RUN:
        return [_joined(numbers)] if numbers else []
    runs = zip(*(numbers[place:] for place in range(RUN)), strict=False)
    sums = [(((a * _BASE + b) * _BASE + c) * _BASE + d) & _MASK for a, b, c, d in runs]
    return [(total * _MIX ^ total >> 29) & _MASK for total in sums]


def _joined(numbers: Iterable[int]) -> int:
    total = 0
    for number in numbers:
        total = (total * _BASE + number) & _MASK
    return (total * _MIX ^ total >> 29) & _MASK


def bands_of(shingles: Iterable[int], *, bands: int, rows: int) -> list[int]:
    """Return a number for each band of a MinHash signature; texts that are much alike share at least one.

    One permutation, cut into bins, stands for many (Li, Owen, Zhang 2012, "One Permutation Hashing"); an empty bin
    takes the value of the next full one (Shrivastava, Li 2014, "Densifying One Permutation Hashing"). With
    resemblance r a band is shared with probability r**rows.
    """
    size = bands * rows
    lowest: list[int | None] = [None] * size
    for shingle in shingles:
        place, rest = shingle % size, shingle // size
        known = lowest[place]
        if known is None or rest < known:
            lowest[place] = rest
    if all(low is None for low in lowest):
        return []
    signature = _densified(lowest)
    return [_joined((band, *signature[band * rows : (band + 1) * rows])) for band in range(bands)]


def _densified(lowest: list[int | None]) -> list[int]:
    full: list[int] = []
    following, distance = next(low for low in lowest if low is not None), 0
    for low in reversed(lowest):
        following, distance = (following, distance + 1) if low is None else (low, 0)
        full.append(following + distance)
    return full[::-1]


def winnowed(shingles: Sequence[int], window: int) -> set[int]:
    """Return the lowest shingle of each window: two texts that share a run of window + RUN - 1 words share one.

    Schleimer, Wilkerson, Aiken 2003, "Winnowing: local algorithms for document fingerprinting".
    """
    if len(shingles) <= window:
        return set(shingles[:1]) | ({min(shingles)} if shingles else set())
    return {min(shingles[place : place + window]) for place in range(len(shingles) - window + 1)}
