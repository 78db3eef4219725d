"""Names of zones, as data; only `feeds.dates.zones` reads these tables."""

from collections.abc import Mapping


def _pairs(lines: str) -> dict[str, str]:
    return {name.replace("_", " "): value for name, _, value in (pair.partition("=") for pair in lines.split())}


# Abbreviations with one meaning, in minutes east of UTC. RFC 822, section 5.1, for the United States; the others as
# they are commonly written. Abbreviations with several meanings (CST, IST) are decided in `feeds.dates.zones`.
OFFSETS: Mapping[str, int] = {
    name: int(minutes)
    for name, minutes in _pairs(
        "Z=0 UT=0 UTC=0 GMT=0 WET=0 WEST=60 BST=60 CET=60 CEST=120 MEZ=60 MESZ=120 MET=60 MEST=120 EET=120 EEST=180 "
        "MSK=180 TRT=180 IDT=180 SAST=120 CAT=120 EAT=180 WAT=60 PKT=300 "
        "EST=-300 EDT=-240 CDT=-300 MST=-420 MDT=-360 PST=-480 PDT=-420 AKST=-540 AKDT=-480 HST=-600 ADT=-180 "
        "NST=-210 NDT=-150 BRT=-180 ART=-180 CLT=-240 COT=-300 PET=-300 "
        "HKT=480 SGT=480 MYT=480 PHT=480 AWST=480 JST=540 KST=540 ICT=420 WIB=420 WITA=480 WIT=540 "
        "AEST=600 AEDT=660 ACST=570 ACDT=630 NZST=720 NZDT=780"
    ).items()
}

# Names of what a clock on the wall shows there, summer or winter.
WALLS: Mapping[str, str] = _pairs(
    "ET=America/New_York CT=America/Chicago MT=America/Denver PT=America/Los_Angeles AT=America/Halifax"
)

# What stands before "Time" or "Standard Time".
PHRASES: Mapping[str, str] = _pairs(
    "eastern=America/New_York central=America/Chicago mountain=America/Denver pacific=America/Los_Angeles "
    "new_york=America/New_York london=Europe/London uk=Europe/London paris=Europe/Paris berlin=Europe/Berlin "
    "central_european=Europe/Paris swiss=Europe/Zurich moscow=Europe/Moscow israel=Asia/Jerusalem "
    "beijing=Asia/Shanghai china=Asia/Shanghai shanghai=Asia/Shanghai hong_kong=Asia/Hong_Kong taipei=Asia/Taipei "
    "taiwan=Asia/Taipei tokyo=Asia/Tokyo japan=Asia/Tokyo seoul=Asia/Seoul korea=Asia/Seoul "
    "singapore=Asia/Singapore india=Asia/Kolkata"
)

# Whole names in other scripts; they may stand before the date, too.
NATIVE: Mapping[str, str] = _pairs(
    "北京时间=Asia/Shanghai 北京時間=Asia/Shanghai 中国时间=Asia/Shanghai 香港时间=Asia/Hong_Kong "
    "香港時間=Asia/Hong_Kong 台北時間=Asia/Taipei 台北时间=Asia/Taipei 台灣時間=Asia/Taipei 日本時間=Asia/Tokyo "
    "东京时间=Asia/Tokyo 한국시간=Asia/Seoul 美东时间=America/New_York 美東時間=America/New_York "
    "美国东部时间=America/New_York 米国東部時間=America/New_York 伦敦时间=Europe/London мск=Europe/Moscow "
    "московское_время=Europe/Moscow по_московскому_времени=Europe/Moscow"
)
