"""The words of happenings in English, as data: what is told of, whether it is still to come, whose date it is.

General knowledge of how companies announce; no names of companies, products, trials or sites.
"""

import re
from collections.abc import Mapping

from feeds.model import EventKind

# Of two triggers of the same place the first in this order says the kind: from the special to the general.
TRIGGERS: tuple[tuple[EventKind, re.Pattern[str]], ...] = (
    (
        EventKind.REGULATORY_DATE,
        re.compile(
            r"(?i)(?:\b(?:prescription\s+drug\s+user\s+fee\s+act|b?iosimilar\s+user\s+fee\s+act|pdufa|bsufa)\b.{0,40}?"
            r"|\b(?:target|user\s+fee|goal|regulatory)\s+)"
            r"(?:\b(?:goal|target|action|decision)[\s,]{1,3}(?:or\s+)?){0,3}\bdates?\b"
            r"|\btarget\s+action\b|\bpdufa\b"
            r"|\b(?:fda|ema|chmp|nmpa|mhra|pmda|agency|commission)(?:'s)?\s.{0,40}?\bdecision\b"
            r"|\bdecision\s+(?:from|by|of)\s+the\s+(?:(?:u\.?s\.?\s+)?fda|ema|european\s+commission|nmpa|mhra|agency)\b"
            r"|\badvisory\s+committee(?:'s)?\b.{0,80}?\b(?:meeting|meets?|convene\w*|scheduled)\b"
            r"|\b(?:meeting|convene)\b.{0,60}?\badvisory\s+committee\b"
        ),
    ),
    (
        EventKind.ANNUAL_MEETING,
        re.compile(
            r"(?i)\b(?:annual|extraordinary|special|general)\s+(?:general\s+|class\s+)?meeting(?:\(s\))?\s+(?:of\s+)?"
            r"(?:(?:its|the|our)\s+)?(?:\w+\s+){0,2}(?:share|stock)holders?\b"
            r"|\b(?:share|stock)holders?'?s?\s+(?:annual\s+|general\s+|special\s+)?meeting\b"
            r"|\b(?:annual|extraordinary)\s+general\s+meeting\b|(?-i:\b(?:AGM|EGM)\b)"
            r"|\bclass\s+meeting\b"
        ),
    ),
    (
        EventKind.INVESTOR_DAY,
        re.compile(
            r"\b(?i:investors?'?|analysts?'?|capital\s+markets?|r\s?&\s?d|research\s+(?:and|&)\s+development)"
            r"(?:\s+(?:and|&|/)\s+\w+)?\s+(?:Days?|DAYS?|day)\b(?!\s+(?:ago|after|before))"
            r"|\b(?:Science|Innovation|Pipeline|Strategy|Technology)\s+Day\b"
            r"|\b(?i:investor|analyst)s?\s+(?i:event|meeting|briefing|seminar|reception|update)\b"
        ),
    ),
    (
        EventKind.CALL,
        re.compile(
            r"(?i)\b(?:(?:conference|earnings|results?|investors?|analysts?|media|update|audio|video)[\s\-/]+(?:(?:and|&)\s+"
            r"\w+\s+)?(?:conference\s+)?calls?|(?:earnings|results)\s+(?:tele)?conference|tele-?conference"
            r"|(?:earnings|results)\s+(?:webcast|presentation|briefing|announcement|release|date)|calls?\s+with\s+(?:analysts|investors)"
            r"|(?:press|media|news)\s+(?:conference|briefing|call))\b"
            r"|\b(?:the|this|a|its)\s+(?:live\s+)?(?:call|teleconference)\b"
        ),
    ),
    (
        EventKind.CONFERENCE,
        re.compile(
            r"(?i)\bfireside\s+chats?\b"
            r"|\b(?:health\s?care|bio(?:tech(?:nology)?|pharma\w*)?|life\s+sciences?|pharma\w*|investors?|investment|equity"
            r"|growth|leaders|leadership|ceos?|technology|consumer|industrials?|global|virtual"
            r"|securities|capital|partners|oncology|medtech|medical\s+devices?|therapeutics|corporate|credit"
            r""
            r"|small[- ]cap|industry|insights?)\s+(?:\S+\s+){0,2}?"
            r"(?:conference|summit|forum|series|days?|symposium|conferenceon)\b(?!\s+call)"
            r"|\bnon-deal\s+roadshow\b|\bstrategy\s+series\b"
        ),
    ),
    (
        EventKind.CEREMONY,
        re.compile(
            r"(?i)\b(?:(?:opening|signing|award|inauguration|groundbreaking|ground-breaking|ribbon[- ]cutting|unveiling"
            r"|launch(?:ing)?|completion|foundation[- ]stone|topping[- ]out|commencement)\s+(?:ceremon(?:y|ies)|event)"
            r"|ceremon(?:y|ies)|grand\s+opening|groundbreaking|ground-breaking|ribbon[- ]cutting|inauguration"
            r"|(?:officially|formally)\s+(?:opened|opens|inaugurated)|opening\s+of\s+(?:its|the|our|a)\s+new"
            r"|open\s+house|parade)\b"
        ),
    ),
    (
        EventKind.CONGRESS,
        re.compile(
            r"\b(?:(?i:congress(?:es)?|symposi(?:um|a)|annual\s+(?:scientific\s+)?(?:meeting|conference|session)s?"
            r"|scientific\s+(?:sessions?|meeting|assembly|conference)|world\s+conference|international\s+conference"
            r"|european\s+conference|plenary\s+session)\b(?!\s+call)"
            r"|(?:[A-Z][\w'&\-]+\s+)(?:Meeting|Conference|Convention|Forum|Summit|Expo|Exhibition|Exposition|Workshop)s?"
            r"(?:on\b)?(?![a-z])(?!\s+[Cc]all)"
            r"|\w*Week\s+20\d\d|CONGRESS|EXPO|[A-Z]{3,7}®?\s(?:20\d\d|'\d\d)(?!\d)|[A-Z]{2,5}\.\d\d(?!\d))"
        ),
    ),
    (
        EventKind.WEBCAST,
        re.compile(
            r"(?i)\b(?:webcasts?|webinars?|livestream(?:ed)?|(?:investor|virtual|media|public|pre-?recorded)\s+event"
            r"|virtual\s+(?:\S+\s+){1,4}?event|(?:kol|key\s+opinion\s+leader|expert)\s+(?:\S+\s+){0,2}?(?:event|call)"
            r"|live\s+stream|panel\s+discussion|town\s?hall|roundtable|open\s+day)\b"
        ),
    ),
)
# A quick look that spares most sentences the patterns: of these, in lower case, every trigger of a kind holds one, if
# the text is tidy. A blank before a word keeps out others that hold it: "candidate", "clinically", "prevent", "today".
# Kinds that are not named here have no such words.
HINTS: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.REGULATORY_DATE: (
        " date", ",date", "target action", "pdufa", "bsufa", "user fee", "decision", "advisory committee",
    ),
    EventKind.ANNUAL_MEETING: ("meeting", "agm", "egm"),
    EventKind.INVESTOR_DAY: ("investor", "analyst", " day"),
    EventKind.CALL: (
        " call", "-call", "/call", "call with", "calls with", "conference", "earnings", "results", "briefing",
    ),
    EventKind.CONFERENCE: (
        "fireside", "conference", "summit", "forum", "series", " day", "symposium", "roadshow",
    ),
    EventKind.CEREMONY: (
        "ceremon", "opening", "opened", "opens", "open house", " event", "breaking", "ribbon", "inaugura", "parade",
    ),
    EventKind.WEBCAST: (
        "webcast", "webinar", "livestream", "live stream", " event", " call", "panel", "town", "roundtable", "open day",
    ),
}  # fmt: skip
RESULTS_DAY_HINTS = ("result", "earning", "guidance", "report", "board", "update", "statement")
# "Will announce its results on Wednesday, February 13": the day of results, if it is still to come.
RESULTS_DAY = re.compile(
    r"(?i)\b(?:will|to|plans?\s+to|expects?\s+to|intends?\s+to|is\s+(?:scheduled|expected|set)\s+to|schedules?|confirms?"
    r"|sets?|be)\s+(?:also\s+)?(?:be\s+)?(?:announc|report|releas|issu|publish|host|provid|shar|disclos|the|date)\w*\s.{0,120}?"
    r"\b(?:results|earnings|guidance|trading\s+update|interim\s+report|annual\s+report|half[- ]year\s+report"
    r"|quarterly\s+report)\b"
    r"|\b(?:results|earnings|report|guidance)\b.{0,80}?\bwill\s+be\s+(?:announced|released|published|issued|reported|available)\b"
    r"|\bmeeting\s+of\s+(?:the\s+)?board\b.{0,160}?\bwill\s+be\s+(?:held|convened)\b|\bboard\s+meeting\b"
    r"|\A\W{0,3}(?:annual|interim|half[- ]year(?:ly)?|year[- ]end|quarterly|q[1-4]|first|second|third|fourth)\b"
    r"[^.:]{0,80}?"
    r"\b(?:reports?|results|update|statement)\b(?=[^.:]{0,40}:)"
    r"|\bdate\s+of\s+(?:the\s+)?(?:publication|release|announcement|issuance)\s+of\b.{0,80}?\bresults\b"
)
CALL_WORDS = re.compile(
    r"(?i)\b(?:calls?|webcast|teleconference|presentation|briefing)\b|电话会|電話會|业绩会|说明会|發佈會|发布会"
)
# What begins like this tells of the release of results; the time of a call may follow.
RESULTS_ONLY = re.compile(
    r"(?i)(?:will|to|plans?|expects?|intends?|is|schedules?|confirms?|sets?|be|results|earnings|report)\b"
)
# Words that stand for the happening the title or the sentence before named.
GENERIC = re.compile(
    r"(?i)\b(?:the|this)\s+(?:live\s+|virtual\s+|hybrid\s+)?(?:event|meeting|presentation|discussion|conference|congress"
    r"|call|webcast|session|chat|forum|summit|ceremony|symposium)\b|\b(?:which|that)\s+(?:will\s+be\s+held|will\s+take\s+place"
    r"|takes\s+place|is\s+taking\s+place|is\s+being\s+held)\b|\b(?:taking|takes?|take)\s+place\b|\bto\s+be\s+held\b"
)
INTRODUCED = re.compile(r"(?i)(?:\b(?:from|on|held|place|,|\()[\s(]{0,3}|,\s|\()\Z")  # before the span of a congress
LABELLED = re.compile(r"\W{0,4}[A-Z][A-Za-z /&]{2,24}:\s")
APPEARS = re.compile(
    r"(?i)\W{0,4}(?:corporate\s+|company\s+|live\s+)?(?:presentation|fireside\s+chat|panel(?:\s+discussion)?|webcast)\s*:"
)  # a label of a talk to investors; at a scientific meeting it is part of that
LABEL = re.compile(
    r"(?i)\W{0,4}(?:presentation\s+|event\s+|session\s+|conference\s+|start\s+|meeting\s+|call\s+|webcast\s+)?"
    r"(?:dates?(?:\s*(?:and|&|/)\s*times?)?|when|day|time\s*(?:and|&|/)\s*date|date/time)\s*:|"
    r"\W{0,4}(?:现场)?(?:会议|會議|召开|召開|活动|活動|举办|舉辦|直播|举行|舉行){0,2}的?(?:日期|时间|時間){1,2}(?:[及与和](?:时间|時間|地点|地點))?\s*:"
)
TO_COME = re.compile(
    r"(?i)\b(?:will|to\s+(?:be\s+)?(?:host|hold|held|participate|present|attend|webcast|discuss|announce|report|release|speak"
    r"|convene|join|conduct|take|showcase|highlight|appear|open|begin)|scheduled|re-?schedules?d?|schedules?|upcoming|invites?"
    r"|save\s+the\s+date|taking\s+place|takes\s+place|set\s+(?:a|for)|has\s+set|plans?|confirms?|announces?\s+dates?|hereby\s+given"
    r"|assigned|date\s+of|target\s+action|be\s+held|sets|expected|anticipated|cordially|hosting|beginning)\b"
    r"|将|將|拟|擬|定于|定於|谨定|謹定|謹訂|兹通告|茲通告|即将|即將|预计|預計|诚邀|誠邀|邀请|邀請|通知|公告|敬请|預定|预定"
)
HELD = re.compile(
    r"(?i)\b(?:(?:was|were|been)\s+(?:\w+\s+)?(?:held|hosted|celebrated|convened|inaugurated|staged|opened|staged)"
    r"|took\s+place|(?<!be\s)held\s+on|successfully\s+(?:held|hosted|concluded|convened)|kicked\s+off|officially\s+opened|grandly|celebrated"
    r"|broke\s+ground|joined|gathered|cut\s+the\s+ribbon|invited\s+to\s+attend|attended|held\s+(?:a|its|the|an|in)|hosted\s+(?:a|its|the|an)|(?:convened|concluded|opened)\s+in)\b"
    r"|举行|舉行|举办|舉辦|召开|召開|开幕|開幕|启幕|落幕|闭幕|閉幕|出席|亮相|揭牌|奠基|启动|啟動|开业|開業|落成|投产|参加|參加|应邀|應邀|受邀"
)
# A talk or poster of a scientific meeting is part of that meeting.
SESSION = re.compile(
    r"(?i)\b(?:abstracts?|posters?|e-posters?|oral(?:ly)?|late[- ]breaking|presenters?|presenting\s+author"
    r"|session\s+(?:title|date|time|name)"
    r"|sessions?\b|lead\s+author|plenary|mini-?oral|presentation\s+(?:title|number|date|time)|(?:will\s+be|were|are|was|be|being)\s+"
    r"(?:presented|featured|shared|reported))\b|壁报|口头报告|口頭報告|摘要编号"
)
# Between a happening's name and a date these say that the date is another's.
SPOILS = re.compile(
    r"(?i)\b(?:dividends?|ex-dividend|record\s+(?:date|as\s+of)|of\s+record|books?\s+(?:of\s+)?clos\w+|tender\s+offers?|expir\w+"
    r"|deadlines?|closing\s+(?:date|of\s+the)|data\s+cut-?off|cut-?off|form\s+of\s+proxy|proxy\s+(?:form|card|statement)s?"
    r"|register\s+of\s+members|(?:year|quarter|months?|period)\s+end(?:ed|ing)|lodged|lock-?up|matur(?:es?|ity)|settlement\s+date"
    r"|form\s+(?:10|20|8|6)-[kqf]|pursuant|circular|announcements?\s+(?:of|dated)|dated|published\s+on|filed|registration\s+(?:closes|deadline)"
    r"|granted|approved|accepted|submitted|completed|founded|established|incorporated|payable|entitlement|ascertain\w*|determin\w+"
    r"|latest\s+time|last\s+(?:day|date)|suspend\w*|resolutions?\s+passed|submission\s+(?:deadline|window))\b"
)
REPLAY = re.compile(
    r"(?i)\b(?:replays?|re-?broadcasts?|archived?|recording|on[- ]demand|playback|transcripts?"
    r"|available\s+(?:for|until|through|from))\b"
    r"|回放|重播|录像|錄影"
)
# Between a day and a time: the time is that of a replay, or of the next day.
NOT_THEN = re.compile(REPLAY.pattern + r"|(?i:\b(?:next|following)\s+(?:business\s+|trading\s+)?day\b)|次日|翌日")
# Right before a day these say that nothing happens on it, or that it bounds a time.
BOUNDS = re.compile(
    r"(?i)(?:\b(?:through|until|till|before|after|since|as\s+(?:of|at)|prior\s+to|ended|ending|ends|expires?(?:\s+on)?|no\s+later\s+than"
    r"|not\s+later\s+than|on\s+or\s+(?:before|after|about)|following|effective(?:\s+(?:on|as\s+of|from))?|dated|between|record\s+date(?:\s+(?:of|is|was))?"
    r"|deadline(?:\s+(?:of|is))?|close\s+of\s+business\s+on|approved\s+on|granted\s+on|filed\s+on|week\s+of|starting\s+from|previously\s+scheduled\s+(?:for|on)"
    r"|originally\s+scheduled\s+(?:for|on)|earlier\s+than)|(?:re-?scheduled|moved|postponed|changed|extended|brought\s+forward)\b.{0,60}\bfrom|instead\s+of"
    r"|rather\s+than|release\s+date\s*:|published\s*:|posted\s*:|updated\s*:|date\s+of\s+(?:this\s+)?(?:announcement|release)\s*:)"
    r"\s{0,2}(?:the\s+)?(?:close\s+of\s+business\s+(?:on\s+)?)?(?:[\d:]{1,5}\s?[ap]\.?m\.?\s?(?:\([^()]{1,30}\)|[A-Z]{2,4})?,?\s?(?:on\s+)?)?"
    r"(?:the\s+original\s+)?\Z"
)
# "By" bounds everything but the day on which a regulator decides.
BY = re.compile(r"(?i)\bby\s{0,2}\Z")
DATELINE = re.compile(r"\s{0,2}(?://|--|\||\([A-Z][A-Za-z ]{2,30}\)|/[A-Z][A-Za-z ]{2,20}/|-\s|:\s)")
LEADS_TO = re.compile(
    r"(?i)(?:\b(?:on|today|held|for|of|this|from)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|conferenceon|[于於在日:])[\s,(]{0,3}\Z"
)
AT = re.compile(r",?\s{0,2}(?:at|from|starting|beginning)\s")
# In a headline: an officer speaks to investors; data are shown to colleagues.
APPEARANCE = re.compile(
    r"(?i)\b(?:participat\w+|fireside|webcasts?|to\s+(?:attend|speak)|to\s+present\s+(?:at|in)|(?:conference|summit|forum|series)\s*$)"
)
SCIENCE = re.compile(
    r"(?i)\b(?:data|abstracts?|posters?|presentations|results|studies|congress|symposium|annual\s+meeting)\b"
)
# Right after a day: the happening of that day was put off.
PUT_OFF = re.compile(
    r"(?i)[\s,)]{0,3}(?:\w+\s){0,2}(?:was|were|has\s+been|have\s+been|is|will\s+be)\s+(?:being\s+)?"
    r"(?:adjourned|postponed|re-?scheduled|moved|delayed|put\s+off)\b"
)
SETTLED = re.compile(r"(?i)\b(?:ahead\s+of|in\s+advance\s+of|prior\s+to|earlier\s+than|before)\b")
PREVIOUS = re.compile(r"(?i)\b(?:previous(?:ly)?|original(?:ly)?|prior|old|former)\b")
CANCELLED = re.compile(
    r"(?i)\b(?:cancel(?:s|l?ed|l?ation)|called\s+off|will\s+no\s+longer\s+(?:be\s+held|take\s+place))\b|取消"
)
TENTATIVE = re.compile(
    r"(?i)\b(?:tentative(?:ly)?|provisional(?:ly)?|preliminary\s+date|date\s+to\s+be\s+confirmed)\b|暂定|暫定|初步定于|初步定於"
)
REPORTED = re.compile(r"(?i)\btoday,?\s+(?:announced|reported|said|released)")

# What is said not to happen. "It is not expected that …" and "not only" deny nothing of the happening itself.
DENIED = re.compile(
    r"\b(?i:will|would|does|do|shall|is|are)\s+(?i:not|no\s+longer)\s+(?i:\w+\s+){0,2}?(?i:host|hold|participate|present"
    r"|attend|webcast|take\s+place|be\s+held|conduct|convene|join)\b|\b(?i:won.t|denie[sd]|deny)\b"
    r"|\b(?i:postpones)\b(?!.{0,300}\b(?i:to|until|till)\b)|(?:不会|不再|将不|否认).{0,18}(?:举行|召开|举办|出席|参加)"
)
