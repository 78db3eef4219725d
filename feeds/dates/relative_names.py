"""Words of dates counted back from now, as data: language -> words; only `feeds.dates.relative` reads these tables."""

from collections.abc import Mapping

# language: before the number | after the unit | minutes | hours | days. One of "before" and "after" must be there,
# except where the unit itself says so (Hungarian, Chinese, Japanese, Korean).
AGO: Mapping[str, str] = {
    "ar": "منذ | | دقيقة دقائق | ساعة ساعات | يوم أيام",
    "bg": "преди | | минута минути мин | час часа | ден дни",
    "ca": "fa | | minut minuts min | hora hores h | dia dies",
    "cs": "před | | minutou minutami min | hodinou hodinami h | dnem dny",
    "da": "for | siden | minut minutter min | time timer | dag dage",
    "de": "vor | | minute minuten min | stunde stunden std | tag tagen",
    "el": "πριν | | λεπτό λεπτά | ώρα ώρες | ημέρα ημέρες μέρα μέρες",
    "en": " | ago | minute minutes min mins m | hour hours hr hrs h | day days d",
    "es": "hace | | minuto minutos min | hora horas h | día días d",
    "fi": " | sitten | minuutti minuuttia min | tunti tuntia t | päivä päivää",
    "fr": "il_y_a | | minute minutes min mn | heure heures h | jour jours j",
    "hu": " | | perce | órája | napja",
    "id": " | yang_lalu lalu | menit | jam | hari",
    "it": " | fa | minuto minuti min | ora ore h | giorno giorni",
    "ja": " | | 分前 | 時間前 | 日前",
    "ko": " | | 분_전 분전 | 시간_전 시간전 | 일_전 일전",
    "nb": "for | siden | minutt minutter min | time timer | dag dager døgn",
    "nl": " | geleden | minuut minuten min | uur uren | dag dagen",
    "pl": " | temu | minuta minutę minuty minut min | godzina godzinę godziny godzin godz | dzień dni",
    "pt": "há | atrás | minuto minutos min | hora horas h | dia dias",
    "ro": "acum | | minut minute min | oră ore | zi zile",
    "ru": " | назад | минута минуту минуты минут мин | час часа часов ч | день дня дней",
    "sv": "för | sedan | minut minuter min | timme timmar tim | dag dagar",
    "tr": " | önce | dakika dk | saat sa | gün",
    "uk": " | тому | хвилина хвилину хвилини хвилин хв | година годину години годин год | день дні днів",
    "vi": " | trước | phút | giờ | ngày",
    "zh": " | | 分钟前 分鐘前 | 小时前 小時前 个小时前 個小時前 | 天前",
}

# Words for "one" before a unit.
ONE = "a an one ein eine einer einem un une una uno um uma en ett et één een jeden yksi egy o"

# language: today | yesterday | the day before yesterday
DAYS: Mapping[str, str] = {
    "ar": "اليوم | أمس | ",
    "cs": "dnes | včera | předevčírem",
    "da": "i_dag | i_går | ",
    "de": "heute | gestern | vorgestern",
    "el": "σήμερα | χθες χτες | προχθές",
    "en": "today | yesterday | ",
    "es": "hoy | ayer | anteayer",
    "fi": "tänään | eilen | toissapäivänä",
    "fr": "aujourd'hui | hier | avant-hier",
    "hu": "ma | tegnap | tegnapelőtt",
    "id": "hari_ini | kemarin | ",
    "it": "oggi | ieri | ",
    "ja": "今日 本日 | 昨日 | 一昨日",
    "ko": "오늘 | 어제 | 그저께",
    "nb": "i_dag | i_går | ",
    "nl": "vandaag | gisteren | eergisteren",
    "pl": "dziś dzisiaj | wczoraj | przedwczoraj",
    "pt": "hoje | ontem | anteontem",
    "ro": "astăzi azi | ieri | ",
    "ru": "сегодня | вчера | позавчера",
    "sv": "idag i_dag | igår i_går | i_förrgår",
    "tr": "bugün | dün | ",
    "uk": "сьогодні | вчора учора | позавчора",
    "vi": "hôm_nay | hôm_qua | ",
    "zh": "今天 今日 | 昨天 昨日 | 前天",
}

# Of these, words of other languages too (German "hier" is here): taken only on pages in their own language.
UNSURE = frozenset(["hier", "ma", "dnes", "azi"])
