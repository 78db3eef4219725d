"""What the name of a JSON field says about its role: words of general use, in several languages; never of one site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPLIT = re.compile(r"[^0-9A-Za-z\u0080-\uffff$]+")
_ARGUMENTS = re.compile(r"\(.*\)$", re.DOTALL)  # of a field in a GraphQL cache: title({"locale":"en"})


def _pattern(text: str) -> re.Pattern[str]:
    """Compile an expression that is written on several lines; white space in it means nothing."""
    return re.compile("".join(text.split()))


# Names that only wrap a value: the name before them says what it is.
_WRAPPERS = re.compile(
    r"(?:rendered|value|values|raw|plain|processed|iso|iso8601|\$date|\$t|_?text|_?html|formatted|json|content_?text"
    r"|_?seconds|0|string|default|display|jcr_content|[a-z]{2}(?:_[a-z]{2})?)"
)
# Objects that only hold an item.
_HOLDER_NAMES = """
    node source item attributes fields data document doc article post entry content properties story news props value
    fieldvalues record resource hit object element module body page values system sys elements acf 0
"""
_HOLDERS = frozenset(_HOLDER_NAMES.split())
# Objects that belong to an item, and whose title, address or date are not the item's.
_OTHERS = re.compile(
    r"(?:^|_)(?:authors?|creators?|users?|categor(?:y|ies)|tags?|terms?|tax\w*|images?|img|pictures?|photos?|media|thumb\w*"
    r"|logo|icons?|videos?|audio|compan(?:y|ies)|brands?|sections?|channels?|columns?|parents?|sites?|seo|meta\w*|og|opengraph"
    r"|yoast\w*|share\w*|social|links|related|recommended|translations?|versions?|files?|attachments?|documents?|assets?"
    r"|contacts?|topics?|publisher|organi[sz]ation|breadcrumbs?|avatar|prev(?:ious)?|next|embedded|relationships|comments?"
    r"|cta|button|country|region|location|space|environment|contenttype|revision)(?:_|$)"
)

_TITLE = (
    (re.compile(r"(?:(?:news|press|release|press_release|article|post|item|main|list|info|page|full|content|pr)_?)*"
                r"(?:titles?|headlines?|headings?|subject|biaoti)(?:_text)?|bt"), 3.0),
    (re.compile(r"title|headline|heading|subject|biaoti"), 2.0),
    (re.compile(r"(?:^|_)(?:name|label|caption|topic|text|titel|titre|titulo|titolo|anchor)(?:_|$)|name$"), 1.0),
)  # fmt: skip
_NOT_TITLE = re.compile(
    r"(?:^|_)(?:sub(?!ject)\w*|short|seo|meta|og|alt|image|img|author|creator|categor\w+|tags?|types?|button|cta|slug|site|company"
    r"|breadcrumb|file|source|column|channel|section|status|template|user|keywords?|twitter|nav|menu|path|url|link|layout"
    r"|class|style|format|lang\w*|locale|country|city|location|venue)(?:_|$)|subtitle|subhead|keyword"
)
_LINK = (
    (
        _pattern(
            """(?:link|url|href|permalink|canonical(?:_?url)?|link_?url|link_to_detail_page
            |(?:web|page|detail|article|news|html|full|public|detail_?page|absolute|seo)_?url)"""
        ),
        3.0,
    ),
    (re.compile(r"link|url|href|uri|permalink|lianjie"), 2.0),
    (re.compile(r"(?:^|_)(?:alias|path|route|detail|page|target|pathname|location|website)(?:_|$)|path$"), 1.5),
)
_NOT_LINK = re.compile(
    r"(?:^|_)(?:image\w*|img\w*|thumb\w*|logo\w*|icon\w*|photo\w*|pic|pics|picture\w*|pic_?url|cover\w*|banner\w*|poster\w*|video\w*"
    r"|audio\w*|api|self|author\w*|categor\w+|tags?|share\w*|facebook|twitter|linkedin|whatsapp|weibo|embed\w*|src|avatar\w*"
    r"|feed|rss|edit|comments?|replies|asset\w*|site|home|base|prev\w*|next|parent|company|source|media|wp_\w+|curies"
    r"|collection|about|version_history|hero|teaser_image|background|preview_image|full_path|key|id|guid|file_name)(?:_|$)"
)
_DOCUMENT = re.compile(r"(?:^|_)(?:documents?|pdf\w*|files?|download\w*|attachments?|fujian)(?:_|$)|pdf|attach")
_DATE = (
    (
        _pattern(
            r"""publi|pubdate|pubtime|pub_|release_?d?(?:_?(?:date|time|on|at|d))|issued?(?:_|$)|posted|fabu|fbsj|fbrq
            |announce\w*_?(?:date|time|d)|(?:news|press|article|post|blog)_?(?:date|time)|go_?live|first_"""
        ),
        3.0,
    ),
    (
        _pattern(
            """(?:^|_)(?:dates?|day|datum|fecha|data|riqi|rq|date_?time)(?:_|$)
            |date(?:_?(?:time|gmt|utc|iso|string|str))?$|^date"""
        ),
        2.5,
    ),
    (
        _pattern(
            """(?:^|_)(?:created?|creation|inserted|added|times?|timestamp|ts|stamp|at|shijian|sj|epoch|online)(?:_|$)
            |time$|timestamp|created?|ctime"""
        ),
        1.5,
    ),
)
_NOT_DATE = re.compile(
    r"modif|chang|edit(?:ed)?(?:_|$)|(?:^|_)(?:re)?vis(?:ion|ed)|(?:^|_)last|update|upd_|sync|index|import|crawl|fetch|cache"
    r"|expir|(?:^|_)end|valid|until|unpubl|archiv|event|deadline|birth|copyright|(?:^|_)start|(?:^|_)stop|(?:^|_)close"
    r"|delet|remov|schedule|embargo|reminder|read_?(?:ing)?_?time|duration|mtime|utime|(?:^|_)to(?:_|$)|offline|review|purge"
    r"|version|next_|prev"
)
_UPDATED = re.compile(
    r"modif|chang(?:ed)?(?:_|$)|edited|(?:^|_)last_?(?:upd|mod|chang|edit|rev)|updat|upd_|mtime|utime|lastmod"
)
_EVENT = re.compile(r"(?:^|_)(?:start|begin|event|end|kickoff)\w*_?(?:date|time|day|at)|(?:^|_)(?:start|end)s?(?:_|$)")
_SUMMARY = (
    (
        _pattern(
            """summary|excerpt|description|teaser|abstract|standfirst|synopsis|digest|snippet|desc$|brief
            |(?:^|_)(?:desc|descr|intro|introduction|lead|lede|dek|blurb|preview|zhaiyao|deck|resume|extract
            |overview)(?:_|$)"""
        ),
        3.0,
    ),
    (re.compile(r"subtitle|subhead\w*|sub_?headline|short_?(?:text|body|copy|content)"), 2.0),
    (
        _pattern(
            """(?:^|_)(?:contents?|body|text|html|copy|story|message|neirong|article_?body|full_?text|rich_?text)(?:_|$)
            |content$|body$"""
        ),
        1.0,
    ),
)
_NOT_SUMMARY = re.compile(
    r"(?:^|_)(?:seo|meta|og|alt|image|img|author|categor\w+|twitter|legal|disclaimer|contact|about|keywords?)(?:_|$)"
)
_IMAGE = re.compile(
    r"(?:^|_)(?:image\w*|img\w*|thumb\w*|photo\w*|pic|pics|picture\w*|cover\w*|banner\w*|poster\w*|hero\w*|tupian|featured_media"
    r"|visual|media|visuel)(?:_|$)|image|thumbnail|imgurl|picurl"
)
_GUID = re.compile(
    r"_?id|guid|uuid|nid|uid|news_?id|article_?id|post_?id|content_?id|press_?release_?id|release_?id|object_?id"
)
_LANGUAGE = re.compile(r"(?:^|_)(?:lang|language|langcode|locale|language_?(?:code|id))(?:_|$)")
_UTC = re.compile(r"(?:^|_)(?:gmt|utc)(?:_|$)|(?:gmt|utc)$")

_NEWS_PLACE = re.compile(
    r"news|press|release|article|posts?(?:_|$)|blog|stor(?:y|ies)|announce|media_?(?:center|room)|insight|publication|edges"
    r"|hits|actualit|noticia|presse|xinwen|gonggao|updates"
)
_OTHER_PLACE = re.compile(
    r"(?:^|_)(?:nav|navs|navbar|navigation|menus?|submenu|breadcrumbs?|footer|header|sidebar|links?|social\w*|share|languages?|locales?"
    r"|products?|jobs?|careers?|vacanc\w+|positions?|events?|webinars?|calendar|faqs?|questions?|team|people|persons?|leaders\w*|authors?|users?"
    r"|categor(?:y|ies)|tags?|topics?|tax\w*|terms|facets?|filters?|aggregations?|options?|images?|media_?items?|gallery|slides?|banners?"
    r"|carousel|related\w*|recommend\w*|trending|popular|most_?read|also|translations?|alternates?|hreflangs?|offices|locations|stores?|stocks?"
    r"|documents|files|attachments|downloads|reports|presentations|filings|videos|partners|clients|brands|routes|manifest|modules|scripts|styles"
    r"|contacts?|children|comments?|replies|cookies?|i18n|dictionary|messages|phrases|settings)(?:_|$)"
)
_OTHER_KIND = re.compile(
    r"(?:^|_)(?:price|sku|salary|employment\w*|job\w*|vacancy|department|apply\w*|venue|speakers?|registration\w*|webcast\w*|in_?stock|currency"
    r"|cart|isbn|latitude|longitude|lat|lng|answers?|question|dosage)(?:_|$)"
)
_NEWS_TYPE = re.compile(r"(?i)news|press|article|post(?:ing)?$|blog|story|release|announcement")
_OTHER_TYPE = re.compile(
    r"(?i)product|event|job|menu|nav|breadcrumb|faq|question|person|author|categor|taxonomy|^tags?$|image|asset|video|organi[sz]ation"
    r"|location|company|webpage$|^page$|attachment|webinar|office|department"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A path within an item, and what its names say of its role: 0 nothing, 3 plainly that."""

    name: str  # the name that says what the value is, in lower case, words joined by "_"
    title: float
    link: float
    date: float
    summary: float
    image: bool
    guid: bool
    updated: bool
    event: bool
    language: bool
    utc: bool  # the name says that its times are UTC
    document: bool  # names a file rather than a page
    foreign: int  # names of other things that lead to it, such as `author`
    depth: int  # names that lead to it


def words_of(name: str) -> str:
    """Return a name in lower case with "_" between its words: press_release_date for PressReleaseDate."""
    return "_".join(word.lower() for word in _SPLIT.split(_CAMEL.sub("_", _ARGUMENTS.sub("", name))) if word)


@lru_cache(maxsize=20_000)
def key_of(path: tuple[str, ...]) -> Key:
    """Return what the names of a path say of its value."""
    words = [words_of(name) for name in path[-8:]]
    while len(words) > 1 and (not words[-1] or _WRAPPERS.fullmatch(words[-1])):
        words.pop()
    name = words[-1] if words else ""
    before = [word for word in words[:-1] if word and word not in _HOLDERS]
    foreign = sum(_OTHERS.search(word) is not None for word in before)
    whole = "_".join([*before[-1:], name])
    return Key(
        name=name,
        title=0.0 if _NOT_TITLE.search(name) else _rank(_TITLE, name),
        link=-2.0 if _NOT_LINK.search(name) else _rank(_LINK, name),
        date=0.0 if _NOT_DATE.search(name) else max(_rank(_DATE, name), _rank(_DATE, whole) - 0.5),
        summary=0.0 if _NOT_SUMMARY.search(name) else _rank(_SUMMARY, name),
        image=_IMAGE.search("_".join(words)) is not None,
        guid=_GUID.fullmatch(name) is not None and not foreign,
        updated=_UPDATED.search(name) is not None and not foreign,
        event=_EVENT.search(name) is not None,
        language=_LANGUAGE.search(name) is not None,
        utc=_UTC.search(name) is not None,
        document=_DOCUMENT.search(whole) is not None,
        foreign=foreign,
        depth=len(before),
    )


def is_banned_date(path: tuple[str, ...]) -> bool:
    """Tell whether the name of a date says that it is another than that of publication."""
    return _NOT_DATE.search(key_of(path).name) is not None


def place_worth(path: Sequence[str]) -> float:
    """Return more than 0 for a list that is named as news, less for one named as something else."""
    names = [words_of(name) for name in path]
    if any(_OTHER_PLACE.search(name) for name in names[-4:]):
        return -1.2 if not any(_NEWS_PLACE.search(name) for name in names[-2:]) else -0.4
    return 0.4 if any(_NEWS_PLACE.search(name) for name in names) else 0.0


def type_worth(names: Sequence[str]) -> float:
    """Return more than 0 where objects say of themselves that they are news, less where they are something else."""
    if any(_NEWS_TYPE.search(name) for name in names):
        return 0.4
    return -1.0 if any(_OTHER_TYPE.search(name) for name in names) else 0.0


def is_of_other_kind(path: tuple[str, ...]) -> bool:
    """Tell whether only objects other than news have such a field, such as a price."""
    return len(path) <= 3 and _OTHER_KIND.search(words_of(path[-1])) is not None


def _rank(ranks: Sequence[tuple[re.Pattern[str], float]], name: str) -> float:
    first, worth = ranks[0]
    if worth == 3.0 and first.fullmatch(name):
        return worth
    return next((worth for pattern, worth in ranks if pattern.search(name) and not _only_whole(pattern)), 0.0)


def _only_whole(pattern: re.Pattern[str]) -> bool:
    return pattern in (_TITLE[0][0], _LINK[0][0])
