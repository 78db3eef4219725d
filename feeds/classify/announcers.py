"""Who speaks in a release: the words between its dateline and `today announced`, its `SOURCE` line, its `About`."""

import re

# A dateline ends in a dash, after the place, the day and perhaps the wire (AP style; the forms of the usual wires).
_DASH = re.compile(r" ?(?:-{2,20}|—{1,4}|–|―{1,4}| [-－] |/ ?[-–—―－]{0,3} ?(?=\w)|\) ?[-–—]) ?")
_DATELINE_END = 170  # characters within which it stands
_DATELINE = re.compile(
    r"(?:/[^/]{0,40}(?:newswire|wire|美通社|亚太|asianet)[^/]{0,30}/|business wire|globe ?newswire|newsfile|"
    r"accesswire|"
    r"\b(?:19|20)\d\d\b|(?:19|20)\d\d年|\d月\d{1,2}日|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)",
    re.IGNORECASE,
)
# A dateline behind subheadings: a place in capitals, perhaps its country and the day, perhaps the wire, and dashes.
_DEEP_DATELINE = re.compile(
    r"(?<![\w-])[A-Z](?:[A-Z.'&]|-(?=[A-Z])){2,20}+(?: (?:[A-Z.'&]|-(?=[A-Z])){1,20}+){0,4}+"
    r"(?:(?:, ?| )(?:and |& )?[A-Z][\w.]{1,20}+){0,6}+(?:,? ?\d{1,2},? ?\d{4})?+,? ?"
    r"(?:/[^/\n]{0,40}/|\([^()\n]{5,40}\))? ?(?:-{2,8}+|—+|–{1,4}+|―+|"
    r"/ )(?: ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})? ?-{2,4})? ?"
)
_SPEAKS = re.compile(
    r"(?:\b(?:(?:has |have )?(?:today|jointly|also|now)?,? ?(?:announces?d?|reports?|reported|said|says|disclosed|"
    r"revealed|"
    r"confirmed|launched|presented|unveiled|received|completed|entered|released|published|will)|today|is pleased|are "
    r"pleased|has been|have been|has|have|gab heute|gaben heute|gibt|geben|teilte|annonce|annoncent|anuncia|"
    r"anunciaron)\b"
    r"|宣布|公布|发布|公告|披露|表示|今日|今天|近日|日前|获|与|欣然|は、?|が、|는|은|가 )"
)
_LEAD = 420  # characters within which the announcing words stand
# What is said of a company between commas belongs to it and is no subject: `Acme, a company founded by ...,`.
_APPOSITION = re.compile(
    r", (?:an? (?!\w+ (?:company|subsidiary|unit|division)\b)|the (?!\w+ (?:company|subsidiary|unit)\b)|which|whose|"
    r"who|"
    r"known|formerly|led|backed|founded|one of|together with its|maker|developer)[^,]*"
)
_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]")
_SOURCE_LINE = re.compile(r"(?m)^(?:SOURCE|Source|来源|消息来源|文章来源|稿源|資料來源|消息來源)[:：]? ?(.{2,120})$")
_ABOUT = re.compile(r"(?m)^(?:#+ |\*\*)?(?:About|ABOUT|Über|关于|關於|会社概要：?) ?(.{2,120}?)(?:\*\*)?:?$")
_ABOUT_INLINE = re.compile(r"(?:^|[.。] )(?:About|关于|關於) ?([^.。]{2,80})")
TAIL = 12_000  # characters at the end of a body where they stand


def dateline_end(lead: str) -> int | None:
    """Return where the text after a dateline begins, None where a lead has none."""
    for found in _DASH.finditer(lead, 0, _DATELINE_END):
        if _DATELINE.search(lead[: found.end()]) and found.end() < len(lead):
            return found.end()
    return None


def speaker_span(lead: str) -> tuple[int, int] | None:
    """Return from where to where a lead says who announces: after its dateline, up to the words that announce.

    None where it has no dateline: a sentence of the press names whom it likes first.
    """
    start = dateline_end(lead)
    if start is None:
        return None
    quiet = _PARENTHESES.sub(lambda found: "," * len(found[0]), lead[: start + _LEAD])
    found = _SPEAKS.search(quiet, start)
    return (start, found.start()) if found and found.start() > start + 1 else None


def deep_speaker_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of who may announce behind datelines that stand further down."""
    spans = []
    for dateline in _DEEP_DATELINE.finditer(text):
        quiet = _PARENTHESES.sub(lambda found: "," * len(found[0]), text[dateline.end() : dateline.end() + _LEAD])
        found = _SPEAKS.search(quiet)
        if found and found.start() > 1:
            spans.append((dateline.end(), dateline.end() + found.start()))
    return spans


def asides_in(text: str) -> list[tuple[int, int]]:
    """Return the places of what is said by the way: `Acme, a company founded by former X scientists, today`."""
    quiet = _PARENTHESES.sub(lambda found: "(" * len(found[0]), text)
    return [found.span() for found in _APPOSITION.finditer(quiet)]


def source_names(body: str) -> list[str]:
    """Return what the `SOURCE` lines at the end of a wire's release name, the last first."""
    return [found[1] for found in _SOURCE_LINE.finditer(body[-TAIL:])][::-1]


def about_names(body: str) -> list[str]:
    """Return the headings `About X` of a release, in order: a joint release has several."""
    tail = body[-TAIL:]
    return [found[1] for cue in (_ABOUT, _ABOUT_INLINE) for found in cue.finditer(tail)]
