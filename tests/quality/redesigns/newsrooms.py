"""Sites and their releases."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from ruamel.yaml import YAML

CASES = Path(__file__).parents[2] / "extract" / "cases"


@dataclass(frozen=True, kw_only=True)
class Release:
    """One release as a site lists it."""

    link: str
    title: str
    day: date | None
    summary: str | None = None


@dataclass(frozen=True, kw_only=True)
class Newsroom:
    """A site's list of news."""

    name: str
    url: str
    language: str
    company: str
    releases: tuple[Release, ...]  # newest first
    body: bytes | None = None  # its real page, where it has one

    @property
    def origin(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


_ENGLISH = """
Northfield opens new vaccine plant in Leeds
Positive Phase 3 results for NF-204 in severe asthma
Third quarter 2025: revenue up 11 % at constant currencies
Helen Osei joins the board of directors
Agreement with Kitano Pharma on the Japanese rights to NF-118
Patient programme reaches fifty countries
Notification of transactions by persons discharging managerial responsibilities
European Commission approves Relumet for children from six years
Northfield to present data at the European Respiratory Congress
Half-year report 2025: outlook raised
"A plant for the next fifty years": interview with Ruth Adler
Notification of transactions by persons discharging managerial responsibilities
FDA grants fast track designation to NF-331
Northfield and the University of Porto found a joint laboratory
First patient dosed in the Phase 2 study of NF-331
Northfield completes sale of its veterinary business
Annual general meeting approves all resolutions
Results of the first quarter of 2025
Sustainability report 2024: emissions down by a third
Notification of transactions by persons discharging managerial responsibilities
Marc Delacroix appointed chief medical officer
Publication of the annual report and notice of the annual general meeting
Northfield acquires rights to an inhaled antibody from Lumen Bio
Full-year results 2024: a year of delivery
"""
_GERMAN = """
Rheintal Maschinenbau eröffnet neues Werk in Győr
Zahlen zum dritten Quartal: Auftragseingang steigt um neun Prozent
Dr. Petra Kühn übernimmt das Ressort Technik
Großauftrag über vierzehn Pressenlinien aus Mexiko
Rheintal zeigt auf der Blechexpo die Servopresse der fünften Generation
Ausbildungsstart: 64 junge Menschen beginnen bei Rheintal
Halbjahresbericht: Prognose für 2025 bestätigt
Energieaudit abgeschlossen: Standort Bruchsal spart ein Fünftel
Partnerschaft mit der Hochschule Karlsruhe verlängert
Rheintal übernimmt den Softwarehersteller Formwerk
Hauptversammlung beschließt Dividende von 1,20 Euro
Zahlen zum ersten Quartal: verhaltener Jahresauftakt
Neue Lackiererei in Bruchsal geht in Betrieb
Stiftung Rheintal fördert zwölf Schulprojekte
Jahresabschluss 2024: Umsatz über einer Milliarde Euro
Rheintal gewinnt den Innovationspreis des Landes
"""
_CHINESE = """
华泽生物宣布HZ-301治疗晚期胃癌的III期临床研究达到主要终点
华泽生物公布2025年第三季度业绩
国家药品监督管理局受理HZ-118的新药上市申请
华泽生物与复星医药签署战略合作协议
华泽生物苏州生产基地通过欧盟GMP认证
自愿性公告：HZ-520获批开展临床试验
华泽生物亮相2025年世界肺癌大会
董事会会议召开日期
华泽生物公布2025年中期业绩
王建国博士获委任为首席科学官
华泽生物入选恒生生物科技指数
HZ-301获美国FDA授予孤儿药资格
自愿性公告：购回股份
华泽生物与中山大学共建联合实验室
股东周年大会投票表决结果
华泽生物发布2024年环境、社会及管治报告
自愿性公告：购回股份
HZ-207首例患者入组
华泽生物完成对美国子公司的增资
华泽生物公布2024年全年业绩
董事会会议召开日期
HZ-118被纳入突破性治疗品种名单
"""
_JAPANESE = """
北浜製薬、喘息治療薬KT-118の国内製造販売承認を取得
2026年3月期 第2四半期決算短信〔日本基準〕（連結）
自己株式の取得状況に関するお知らせ
新研究棟の竣工について
代表取締役の異動に関するお知らせ
北浜製薬と東都大学、創薬に関する共同研究契約を締結
2026年3月期 第1四半期決算短信〔日本基準〕（連結）
自己株式の取得状況に関するお知らせ
「統合報告書2025」を発行しました
第78回定時株主総会招集ご通知
ベトナムに販売子会社を設立
剰余金の配当に関するお知らせ
2025年3月期 決算短信〔日本基準〕（連結）
健康経営優良法人2025に認定されました
"""
_FRENCH = """
Valmont inaugure son centre de recherche de Grenoble
Chiffre d’affaires du troisième trimestre 2025
Nomination de Claire Morvan à la direction financière
Valmont et le CNRS lancent un laboratoire commun
Déclaration des transactions sur actions propres
Valmont remporte le contrat du tramway de Montpellier
Résultats semestriels 2025 : marge opérationnelle en hausse
Déclaration des transactions sur actions propres
Mise à disposition du rapport financier semestriel
Valmont cède son activité de signalisation routière
Assemblée générale mixte du 14 mai 2025
Chiffre d’affaires du premier trimestre 2025
"""
_ROOMS = (
    ("northfield", "https://www.northfield-bio.example/news", "en", "Northfield Bio", _ENGLISH, "/news/{slug}"),
    ("rheintal", "https://www.rheintal.example/presse/", "de", "Rheintal Maschinenbau", _GERMAN, "/presse/{number}"),
    ("huaze", "https://huaze.example/news/list.aspx?id=7", "zh-CN", "华泽生物", _CHINESE, "/news/{year}/{number}.html"),
    ("kitahama", "https://www.kitahama.example/ja/ir/news/", "ja", "北浜製薬", _JAPANESE, "/ja/ir/{day}_{number}.pdf"),
    ("valmont", "https://valmont.example/fr/actualites", "fr", "Valmont", _FRENCH, "/fr/actualites/{slug}"),
)  # fmt: skip


def own_rooms() -> list[Newsroom]:
    """Return the sites that we made up."""
    rooms = []
    for name, url, language, company, titles, scheme in _ROOMS:
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        releases = []
        day = date(2025, 10, 27)
        for number, title in enumerate(titles.strip().splitlines()):
            place = scheme.format(
                slug=slug_of(title, day), number=4711 - 3 * number, year=day.year, day=f"{day:%Y%m%d}"
            )
            releases.append(Release(link=origin + place, title=title, day=day, summary=_summary(title, number)))
            day -= timedelta(days=3 + (number * 7) % 19)
        rooms.append(Newsroom(name=name, url=url, language=language, company=company, releases=tuple(releases)))
    return rooms


def slug_of(title: str, day: date | None) -> str:
    """Return what a content system makes of a title for its address."""
    words = "".join(char.lower() if char.isascii() and char.isalnum() else " " for char in title).split()
    return "-".join([*words[:8], f"{day:%m%d}" if day else "x"])


def _summary(title: str, number: int) -> str | None:
    texts = (
        "The company announced today that the programme will go on as planned, with details to follow in due course.",
        "Further information will be given at the conference call, to which analysts and journalists are invited.",
        "It is the third step of the plan presented in spring, and brings it close to its conclusion.",
    )
    return f"{title}. {texts[number % 3]}"


def case_rooms(least: int = 5) -> Iterator[Newsroom]:
    """Yield the pages of the case folders that list at least so many items."""
    for folder in sorted(path.parent for path in CASES.glob("*/page.html")):
        expected = YAML(typ="safe").load((folder / "expected.yaml").read_text(encoding="utf-8"))
        rows = expected.get("items") or ()
        if len(rows) < least or not all(row.get("title") for row in rows):
            continue
        releases = tuple(Release(link=row["link"], title=row["title"], day=row["date"] or None) for row in rows)
        yield _labelled(folder.name, expected["url"], releases, (folder / "page.html").read_bytes())


def sample_rooms(listings: Path, least: int = 6) -> Iterator[Newsroom]:
    """Yield the pages of a file of labelled lists whose labels are complete."""
    with listings.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            rows = case["expected"]
            if not case.get("complete") or len(rows) < least or not all(row["title"] for row in rows):
                continue
            releases = tuple(
                Release(
                    link=row["url"], title=row["title"], day=date.fromisoformat(row["date"]) if row["date"] else None
                )
                for row in rows
            )
            body = (listings.parent / case["html_path"]).read_bytes()
            yield _labelled(f"{case['group']}/{case['name']}", case["base_url"], releases, body, case["lang"])


def _labelled(name: str, url: str, releases: tuple[Release, ...], body: bytes, language: str = "en") -> Newsroom:
    return Newsroom(name=name, url=url, language=language, company="Example Ltd", releases=releases, body=body)
