"""Does a text of one language belong into a feed of another? By primary subtag and, where one is meant, by script."""

from fnmatch import fnmatchcase

# Tags of Chinese by script: regions imply one, and `zh` alone is Simplified (CLDR, likely subtags).
_SIMPLIFIED = ("zh", "zh-cn*", "zh-hans*", "zh-sg*", "zh-my*", "cmn", "cmn-hans*")
_TRADITIONAL = ("zh-hant*", "zh-hk*", "zh-mo*", "zh-tw*", "cmn-hant*", "yue*")
_CHINESE = ("zh", "cmn", "yue")


def primary(language: str) -> str:
    """Return the language of a tag (BCP 47) without script and region, in small letters; all Chinese is `zh`."""
    first = language.lower().partition("-")[0]
    return "zh" if first in _CHINESE else first


def patterns_of(language: str) -> tuple[str, ...]:
    """Return the patterns, `*` for any end, of the small-letter tags (BCP 47) that belong to a language.

    In `zh` are both scripts; `zh-Hans`, or a region that implies it, takes Simplified Chinese only. Of other languages
    regions and scripts make no difference.
    """
    tag, first = language.lower(), primary(language)
    if first == "zh":
        for script in (_SIMPLIFIED, _TRADITIONAL):
            if tag != "zh" and any(fnmatchcase(tag, pattern) for pattern in script):
                return script
        return (*_SIMPLIFIED, *_TRADITIONAL, "zh-*")
    return (first, f"{first}-*")


def speaks(language: str | None, wanted: str) -> bool:
    """Tell whether a text of a language belongs to what is wanted; of an unknown language it belongs to none."""
    return language is not None and any(fnmatchcase(language.lower(), pattern) for pattern in patterns_of(wanted))
