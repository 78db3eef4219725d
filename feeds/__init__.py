"""Company news sources in, permanent Atom and RSS feeds out: for each company and each topic.

The map, in the order news flows (each stage takes one type and gives the next):

    config/      sources.yaml -> Config; every mistake at once, each with line and path
    schedule     which Sources are due, and when to ask again                           (pure)
    fetch/       Source -> Fetched | NotModified; the only code that opens outward connections
    render/      pages built by script, as a browser has them, through the same fetcher
    extractors/  Fetched -> RawItem, Follow: what the page says                         (pure)
    normalise/   RawItem -> Item -> Entry: what we say; the Entry's only birthplace     (pure)
    reading      extract and normalise joined: bytes to Items                           (pure)
    healing      a listing read by its stored wrapper, learnt again when that no longer fits (pure)
    choosing     which address of its site a Source is best read at                     (pure)
    visit/       one Source's visit: fetch, read, complete from article pages
    visiting     visits by several workers, given in the order of the sources
    dedupe       Entry -> Verdict, Story: have we said it before?                       (pure)
    classify/    Entry -> companies, topics                                             (pure)
    events/      Item, Entry -> Events: the dated happenings it tells of                (pure)
    settle       what a visit's Entries mean for what is stored                         (pure, through a Turn)
    store/       remembers all of it; the only SQL
    publish/     FeedSpec -> Feed -> Document -> output/
    pipeline     one Run, told in order
    finding/     what a site offers, tried and ranked: for adding a source
    backfill/    a Source's past: older pages, archives
    doctor/      what a Source gives and what not, and why
    wiring/      chooses the real I/O behind the seams
    api          the public functions
    cli/         the door: parse, call, print
    demo/        a small web of newsrooms on loopback, and the real job run against it

Below all of them: model (the nouns), errors (the tree), protocols (the seams), dates/, text, links, languages, patterns
and han (how dates, text, URLs, tags and scripts are read: the stages share them, and never import each other).

Public API: `run`, `extract`, `extract_article`, `learn_wrapper`, `apply_wrapper`, `heal_wrapper`, `cluster`,
`topics_of`, `events_of`, `Event`, `Item`, `Wrapper`, and the errors in `feeds.errors`.
"""

from importlib import import_module
from importlib.metadata import version

__version__ = version("feeds")

# Where each public name lives. They are loaded when first used: `feeds --help` has no need of an HTML parser.
_PUBLIC = {
    "Event": "feeds.model",
    "Item": "feeds.model",
    "events_of": "feeds.api",
    "extract": "feeds.api",
    "Wrapper": "feeds.model",
    "apply_wrapper": "feeds.api",
    "cluster": "feeds.api",
    "extract_article": "feeds.api",
    "heal_wrapper": "feeds.api",
    "learn_wrapper": "feeds.api",
    "run": "feeds.wiring.running",
    "topics_of": "feeds.api",
}
__all__ = [
    "Event",
    "Item",
    "Wrapper",
    "__version__",
    "apply_wrapper",
    "cluster",
    "events_of",
    "extract",
    "extract_article",
    "heal_wrapper",
    "learn_wrapper",
    "run",
    "topics_of",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'feeds' has no attribute {name!r}")
    value = getattr(import_module(_PUBLIC[name]), name)
    globals()[name] = value
    return value
