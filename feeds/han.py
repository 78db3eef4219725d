"""Chinese characters whatever their form: Traditional, Simplified and Japanese spellings of one word compare equal.

Pure and total; character for character, so that a place in the folded text is the same place in the text.
"""

from functools import lru_cache

import opencc

# The blocks of unified ideographs that names and news are written in (Unicode 15: extension A and the first block).
_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


def simplified(text: str) -> str:
    """Return text of the same length with each Han character in its Simplified form.

    `醫藥`, `医薬` and `医药` become one. A fold for comparing, not a conversion for showing: characters that Chinese
    simplified into one (`發`, `髮`) are one here, and shinjitai that no Chinese text has are read as Japanese.
    """
    return text if text.isascii() else text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Return what each character becomes that does not stay; made on first use, in some 30 ms."""
    chars = [chr(point) for block in _BLOCKS for point in block]
    simple = _converted(chars, "t2s")
    japanese = _converted(_converted(chars, "jp2t"), "t2s")
    table = {ord(char): form for char, form in zip(chars, simple, strict=True) if form != char}
    settled = {*table, *map(ord, table.values())}  # a form that Chinese simplifies to is read as Chinese
    strange = ((char, form) for char, form in zip(chars, japanese, strict=True) if form != char)
    table |= {ord(char): form for char, form in strange if ord(char) not in settled}
    return {point: table.get(ord(form), form) for point, form in table.items()}


def _converted(chars: list[str], way: str) -> list[str]:
    """Return each character as OpenCC converts it on its own: a line break between two makes no word of them."""
    forms = str(opencc.OpenCC(way).convert("\n".join(chars))).split("\n")
    return [form if len(form) == 1 else char for char, form in zip(chars, forms, strict=True)]


def han_script(text: str) -> str | None:
    """Return `Hant` for Traditional Chinese, `Hans` for Simplified (ISO 15924), None where the characters do not tell.

    Most characters are of both; a few of the simple ones are Traditional, too (后, 里, 台), so that one proves little.
    """
    traditional, simple = _telling()
    text = text[:4000]
    counts = [sum(char in chars for char in text) for chars in (traditional, simple)]
    if max(counts) < 2 or max(counts) < 4 * min(counts):
        return None
    return "Hant" if counts[0] > counts[1] else "Hans"


@lru_cache(maxsize=1)
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that only Traditional has, and those that only Simplified has."""
    chars = [chr(point) for block in _BLOCKS for point in block]
    simple, traditional = _converted(chars, "t2s"), _converted(chars, "s2t")
    rows = list(zip(chars, simple, traditional, strict=True))
    return (
        frozenset(char for char, to_simple, _ in rows if to_simple != char),
        frozenset(char for char, to_simple, to_traditional in rows if to_simple == char != to_traditional),
    )
