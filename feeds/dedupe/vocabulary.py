"""General words of headlines: those that tell nothing of the release, and those that tell two releases apart.

Nothing here is needed for two texts to be found the same: numbers, names and runs of words do that in any language.
The lists let wires' rewordings pass ("reports" for "announces"), and keep templates apart ("preliminary", "final").
No names of companies, products, trials or sites: general knowledge of the field only.
"""

import re
from functools import lru_cache

from feeds.dedupe.folding import stem
from feeds.dedupe.money import CURRENCIES

# Words that only join others.
_SMALL = """
    a an the and or of in on at for to with by from as its it s is are be been was were has have had will that this
    these their our we into over under via per than after following through during between among within about upon
    und der die
    das den des dem ein eine für von mit im auf zur zum et le la les du de des en un une pour sur el los las y con para
    por del al il di e i gli per con da new today says said also
"""
_SMALL_WIDE = "的了于在和与及将之就のはがをにでともや"

# Each line: words that headlines use for one another. The first stands for all; a line with "~" in front tells nothing
# at all (who says it is not what is said).
_SYNONYMS = """
    ~ announce report unveil disclose reveal issue provide share release outline detail state post give deliver
    ~ update news announcement
    ~ percent
    ~ positive strong robust key significant successful important historic landmark
    ~ financial operating
    ~ inc incorporated corp corporation company co ltd limited plc llc ag sa se nv gmbh spa kk holding group
    ~ investigational novel innovative potential
    ~ statement
    ~ please regarding concerning
    acquire buy purchase takeover acquisition
    start initiate begin commence launch kick
    complete close conclude completion
    submit file apply submission filing application
    approve clear approval clearance ok
    receive get win gain secure obtain grant earn
    show demonstrate find display
    meet achieve hit reach attain
    trial study
    medicine drug treatment therapy medication therapeutic
    result data finding readout
    collaborate partner ally collaboration partnership alliance
    agreement deal pact accord contract
    present showcase feature
    attend participate
    conference summit
    appoint name hire tap appointment
    reduce cut lower decrease
    increase raise boost lift
    improve enhance
    host hold
    expand extend broaden expansion
    buyback repurchase
    earning profit
    vice vp
"""
# Words of Chinese and Japanese that announce, or name a form of company; in folded text.
IDLE_WIDE = re.compile("宣布|公布|发布|公告|发表|に関する|(?:股份)?有限(?:责任)?公司|株式会社|控股集团")

# What two releases differ in when both say one of these, and not the same. One line, one dimension; "=" joins
# spellings of one value.
_DIMENSIONS = {
    "stage of the matter": """
        submit accept approve authorize reject recommend withdraw recall suspend resume terminate discontinue complete
        start receive enrol dose publish present attend price plan agree acquire sell divest invest supply appoint
        retire resign declare postpone delay amend settle sue request revoke
    """,
    "how final it is": "preliminary interim final initial topline updated revised corrected last pending upcoming",
    "outcome": "meet miss fail succeed",
    "place": """
        us=usa=america=american=states eu=europe=european=ema=chmp=eea japan=japanese=pmda=mhlw china=chinese=nmpa
        uk=britain=british=mhra canada=canadian germany=german france=french italy=italian spain=spanish india=indian
        brazil=brazilian australia=australian korea=korean taiwan hong switzerland=swiss mexico=mexican israel=israeli
        russia=russian africa=african asia=asian ireland=irish singapore turkey=turkish saudi
    """,
    "who is treated": """
        adult child=children=pediatric=paediatric=kid adolescent=teen infant=newborn=baby woman=women=maternal=female
        man=men=male elderly=older
    """,
    "order": "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th",
    "half": "half quarter year month",
    "severity or setting": """
        mild moderate severe early advanced metastatic chronic acute refractory relapsed resistant adjuvant neoadjuvant
        maintenance monotherapy combination alone small
    """,
    "kind of figure": "dividend earnings revenue sales guidance",
}
_NEGATIONS = "not no non without fail failed fails never lacks unable halts 未 不 非 无 否 没"
# Words that narrow what is told: a headline with one more of them may be another release.
_NARROWING = """
    only additional another more other further expanded extended sub substudy cohort arm combination plus alone
    monotherapy boost booster dose dosing high low sided double triple single fixed extension open label subgroup
    supplemental cell small large non negative
"""
# Notices that come again and again under one title; only their text can say which is which. Prefixes of folded text.
RECURRING = re.compile(
    r"monthly return|next day disclosure|(?:transactions?|dealings?|trading) in own (?:shares|securities)"
    r"|total voting rights|voting rights and|buy-?backs? of (?:own )?(?:shares|stock)"
    r"|purchase of own (?:shares|securities)"
    r"|(?:share|stock) (?:buy ?-?back|repurchase)s? (?:transaction|update|notice|report)|holdings? in company"
    r"|major (?:share)?holding|director/?pdmr|pdmr|managers' transactions|managers transactions"
    r"|form (?:8|3|4|144)\b|rule 8|net asset value"
    r"|block ?listing|(?:daily|weekly) (?:report|update|buy)|notification of (?:major|transaction|dealing)|翌日披露"
    r"|月报表|回购(?:股份)?(?:的)?(?:进展|报告|情况|公告)|证券变动|每日|周报|日报"
)
_INN = re.compile(
    # Stems of international nonproprietary names (WHO, "The use of stems in the selection of INN", 2018).
    r"^[a-z]{2,}(?:mab|nib|ciclib|parib|degib|lisib|rafenib|tinib|gliptin|gliflozin|glitazone|glutide|tide|pril|sartan"
    r"|statin|vastatin|olol|dipine|azole|prazole|mycin|micin|cillin|floxacin|cycline|vir|vudine|citabine|platin|rubicin"
    r"|taxel|tecan|poside|trexate|cept|kinra|limus|leucel|gepant|triptan|setron|xaban|gatran|grel|grelor|parin|ersen|siran"
    r"|meran|tocopran|orexant|oxetine|pressin|relin|relix|terol|tropium|sone|solone|onide|fibrate|ermin|grastim|stim"
    r"|cog|plase|afil|dronate|fungin|conazole|bactam|penem|zolid|thiazide|semide|caine|azepam|zolam|barbital|melteon"
    r"|serod|restat|tegravir|buvir|asvir|previr|amivir|stat|clax|metinib|denib|sidenib|costat|sertib|fusp|zomib)$"
)
_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
_ORDERED = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_MONTHS = "january february march april may june july august september october november december"
_SHORT_FORMS = {
    **{word: str(number) for number, word in enumerate(_COUNTED.split(), 1)},
    **{word: f"{number}{_ending}" for number, (word, _ending) in enumerate(
        zip(_ORDERED.split(), ("st", "nd", "rd", *["th"] * 9), strict=True), 1)},
    **{month[:3]: month for month in _MONTHS.split()}, "sept": "september",
    "bn": "billion", "mn": "million", "vs": "versus", "v": "versus", "pct": "percent", "intl": "international",
}  # fmt: skip
_IRREGULAR = {
    "met": "meet", "found": "find", "won": "win", "got": "get", "began": "begin", "bought": "buy", "sold": "sell",
    "shown": "show", "held": "hold", "kept": "keep", "rose": "rise", "fell": "fall", "led": "lead", "q": "quarter",
}  # fmt: skip


def plain(word: str) -> str:
    """Return an English word in one of its spellings: American for British, digits for number words."""
    if word in _SHORT_FORMS or word in _IRREGULAR:
        return _SHORT_FORMS.get(word) or _IRREGULAR[word]
    if len(word) < 5 or not word.isascii():
        return word
    word = word.replace("ae", "e").replace("oe", "e").replace("our", "or")
    word = word.replace("isation", "ization").replace("ising", "izing").replace("yse", "yze")
    word = word.replace("programme", "program")
    if word.endswith(("ise", "ises", "ised")):
        word = re.sub(r"is(e[sd]?)$", r"iz\1", word)
    return word.replace("centre", "center").replace("licence", "license")


def _stems(text: str) -> list[str]:
    return [stem(plain(word)) for word in text.split()]


def _synonyms() -> tuple[dict[str, str], frozenset[str]]:
    """Return what each word stands for, and those that tell nothing."""
    stands_for: dict[str, str] = {}
    idle: set[str] = set()
    for line in _SYNONYMS.strip().splitlines():
        stems = _stems(line.replace("~", ""))
        stands_for |= dict.fromkeys(stems, stems[0])
        if "~" in line:
            idle.add(stems[0])
    return stands_for, frozenset(idle)


_STANDS_FOR, _IDLE = _synonyms()
_STANDS_FOR |= {stem(code): code for code in CURRENCIES}  # the stem of cny is cni


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """Return the stem that stands for a folded word and for all that headlines use in its place."""
    root = stem(plain(word))
    return _STANDS_FOR.get(root, root)


IDLE = frozenset(canonical(word) for word in _SMALL.split()) | frozenset(_SMALL_WIDE) | _IDLE
NEGATIONS = frozenset(canonical(word) for word in _NEGATIONS.split())


def _dimensions() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, text in _DIMENSIONS.items():
        for value in text.split():
            spellings = value.split("=")
            for spelling in spellings:
                found[canonical(spelling)] = (name, canonical(spellings[0]))
    return found


DIMENSIONS = _dimensions()
NARROWING = frozenset(canonical(word) for word in _NARROWING.split()) | NEGATIONS | frozenset(DIMENSIONS)


def is_substance(word: str) -> bool:
    """Tell whether a folded word is built like the name of a drug substance."""
    return len(word) >= 6 and _INN.match(word) is not None


# What every company tells, in words as `canonical` has them: under one title two companies tell two things.
EVERYONES = frozenset(
    map(
        canonical,
        """
        results earnings report reports dividend conference presentation present presents meeting agm egm webcast call
        guidance outlook chairman chairwoman chair director directors board officer ceo cfo president appoints elects
        notice repurchase buyback shares voting shareholders stockholders annual quarterly interim participate
        """.split(),  # noqa: SIM905
    )
)
EVERYONES_WIDE = (
    "业绩",
    "年报",
    "季报",
    "中期报告",
    "股东大会",
    "董事会",
    "监事会",
    "公告",
    "分红",
    "派息",
    "说明会",
    "回购",
)
# Words of companies' names that many of them have.
OF_FIRMS = frozenset(
    map(
        canonical,
        """
        pharma pharmaceutical pharmaceuticals therapeutics biotech biotechnology bio biosciences biopharma
        biopharmaceutical sciences medicines medical health healthcare oncology laboratories labs company group
        holdings holding inc corp
        corporation limited ltd plc ag se sa nv llc co and international global
        """.split(),  # noqa: SIM905
    )
)
