"""What two addresses have in common that differ in their language only: `/en/news/plant` and `/zh-hans/news/plant`."""

import re
from urllib.parse import unquote, urlsplit

from feeds.links import link_key

# How addresses spell languages, with the BCP 47 tag of each: codes, names, the Hong Kong exchange's tc and sc.
_TAGS = {
    "en": "en", "eng": "en", "english": "en", "e": "en", "ew": "en", "en-us": "en", "en-gb": "en", "en-hk": "en",
    "zh": "zh", "chi": "zh", "chinese": "zh", "c": "zh", "cw": "zh", "zho": "zh", "ch": "zh",
    "cn": "zh-Hans", "sc": "zh-Hans", "gb": "zh-Hans", "zh-cn": "zh-Hans", "zh-hans": "zh-Hans", "zhs": "zh-Hans",
    "chs": "zh-Hans", "zh-sg": "zh-Hans", "schinese": "zh-Hans", "hans": "zh-Hans", "zh-hans-cn": "zh-Hans",
    "tc": "zh-Hant", "big5": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-hant": "zh-Hant", "zht": "zh-Hant",
    "cht": "zh-Hant", "tw": "zh-Hant", "hk": "zh-Hant", "tchinese": "zh-Hant", "hant": "zh-Hant",
    "zh-hant-hk": "zh-Hant", "zh-hant-tw": "zh-Hant",
    "de": "de", "de-de": "de", "german": "de", "deutsch": "de", "fr": "fr", "fr-fr": "fr", "french": "fr", "ja": "ja",
    "jp": "ja", "ja-jp": "ja", "jpn": "ja", "japanese": "ja", "ko": "ko", "kr": "ko", "ko-kr": "ko", "kor": "ko",
    "korean": "ko", "es": "es", "es-es": "es", "it": "it", "it-it": "it", "pt": "pt", "pt-br": "pt", "nl": "nl",
    "da": "da", "dk": "da", "sv": "sv", "se": "sv", "no": "no", "fi": "fi", "pl": "pl", "ru": "ru", "tr": "tr",
}  # fmt: skip
_IN_NAMES = (
    "en",
    "eng",
    "e",
    "c",
    "chi",
    "cn",
    "sc",
    "tc",
    "zh",
    "chs",
    "cht",
    "jp",
    "ja",
    "kr",
    "de",
    "fr",
    "ew",
    "cw",
)
_SEPARATED = "|".join(sorted(_IN_NAMES, key=len, reverse=True))
_SUFFIX = re.compile(rf"(?i)(?<=\w)[_.-]({_SEPARATED}|zh[_-](?:cn|tw|hk|hans|hant)|en[_-](?:us|gb))(?=\.\w{{2,5}}$|$)")
_PREFIX = re.compile(r"(?i)^(e|c|ew|cw|en|tc|sc|eng|chi)[_-]?(?=\d{3,})")  # as the Hong Kong exchange names files
_PARAMETERS = frozenset(("lang", "language", "locale", "lng", "hl", "lan", "langid", "l", "lc", "culture", "ln"))
# What ends the address of a list or a start page: its versions are no versions of a release.
_LISTS = frozenset(
    """
    archive archives article articles blog category events filings home index investor investors list main media
    media-center media-centre news news-list news-releases newsroom press press-releases press-room pressrelease
    pressreleases releases stories updates welcome 新闻 新聞 公告 最新消息
    """.split()  # noqa: SIM905
)
_SUFFIXES = re.compile(r"\.(?:html?|php|aspx?|jsp|shtml)$", re.IGNORECASE)
# What names one release in the last part of an address: three words, a long number, a digest.
_STRONG = re.compile(r"[a-z]{2,}[-_][a-z]{2,}[-_][a-z\d]{2,}|\d{5,}|[\da-f]{16}|\w{28}", re.IGNORECASE)
_OF_DAY = re.compile(r"[a-z\d]{0,12}(?:19|20)\d{6}(?:\.\w+)?", re.IGNORECASE)  # all of a day; no first, second, third
_DATE = re.compile(r"(?:19|20)\d\d[-_.]?(?:0?[1-9]|1[0-2])(?:[-_.]?(?:0?[1-9]|[12]\d|3[01]))?(?!\d)")


def languages_in(url: str) -> dict[str, None]:
    """Return the BCP 47 tags that an address spells out, in its order: `zh-Hant` for `https://www.acme.hk/tc/news`."""
    return dict.fromkeys(_taken_apart(url)[2])


def shape_of(url: str) -> str | None:
    """Return an address without its marks of language: the same for all versions; None for a start page or list."""
    host, rest, _ = _taken_apart(url)
    return f"{host}{rest}" if rest and not is_list(url) else None


def path_shape_of(url: str) -> str | None:
    """Return the like without the host, for a company with a host for each language; None where it says too little."""
    _, rest, _ = _taken_apart(url)
    return rest if rest and is_telling(rest) and not is_list(url) else None


def is_telling(shape: str) -> bool:
    """Tell whether an address names one release: by a slug or a long number at its end, not by a day or `id=123`.

    Languages may count their items apart, so that item 123 in English is another release than item 123 in Chinese.
    """
    last = shape.rpartition("/")[2]
    return _OF_DAY.fullmatch(last) is not None or _STRONG.search(_DATE.sub("", last)) is not None


def is_list(url: str) -> bool:
    """Tell whether an address is that of a start page or a list of news, not of one release."""
    parts = _split(url)
    segments = [part for part in parts[1].split("/") if part and _language(part) is None]
    if not segments:
        return not parts[2]
    last = _SUFFIXES.sub("", segments[-1]).lower()
    return (last in _LISTS or _language(last) is not None) and not parts[2]


def _taken_apart(url: str) -> tuple[str, str, tuple[str, ...]]:
    """Return host and rest of an address without its marks of language, and the languages that they name."""
    host, path, query = _split(url)
    tags: list[str] = []
    names = host.split(".")
    labels = [label for label in names[:-2] if not _taken(label, tags)] + names[-2:]  # acme.hk is not in Chinese
    segments = [_named(part, tags) for part in path.split("/") if part and not _taken(part, tags)]
    pairs = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if not (name.lower() in _PARAMETERS and _taken(value, tags)) and pair:
            pairs.append(pair)
    rest = "".join(f"/{segment}" for segment in segments) + (f"?{'&'.join(pairs)}" if pairs else "")
    return ".".join(label for label in labels if label != "www"), rest, tuple(tags)


def _split(url: str) -> tuple[str, str, str]:
    """Return host, path and query of the permanent form of an address."""
    try:
        parts = urlsplit(f"//{link_key(url[:2000])}")
        return parts.hostname or "", unquote(parts.path), parts.query
    except ValueError:
        return "", "", ""


def _language(part: str) -> str | None:
    return _TAGS.get(part.lower().replace("_", "-")) if len(part) > 1 else None


def _taken(part: str, tags: list[str]) -> bool:
    """Note the language that a part of an address is, and tell whether it is one."""
    tag = _language(part)
    if tag is not None:
        tags.append(tag)
    return tag is not None


def _named(segment: str, tags: list[str]) -> str:
    """Return the name of a file without its mark of language: `e_1177_ann.pdf`, `results_tc.pdf`."""
    for mark in (_SUFFIX, _PREFIX):
        found = mark.search(segment)
        if found:
            tags.append(_TAGS[found[1].lower().replace("_", "-")])
            segment = segment[: found.start()] + segment[found.end() :]
    return segment
