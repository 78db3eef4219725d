"""More names of months and days of the week, as data, in the form of `feeds.dates.names`.

Source: Unicode CLDR 47 (format and stand-alone names), with the inflected forms and other spellings of pages added by
hand. Only `feeds.dates.words` reads these tables.
"""

from collections.abc import Mapping

FURTHER_MONTHS: Mapping[str, str] = {
    "af": (
        "januarie | februarie | maart | april | mei | junie | julie | augustus | september | oktober | november | "
        "desember"
    ),
    "am": "ጃንዋሪ | ፌብሩዋሪ | ማርች | ኤፕሪል | ሜይ | ጁን | ጁላይ | ኦገስት | ሴፕቴምበር | ኦክቶበር | ኖቬምበር | ዲሴምበር",
    "ar": (  # beside those of Egypt: Maghreb, Iraq and the Levant (months of two words in `feeds.dates.latin`)
        "جانفي | فيفري شباط | آذار | ابريل إبريل أفريل افريل نيسان | ماي أيار ايار | جوان حزيران | "
        "جويلية يوليوز تموز | أوت اوت غشت اغسطس آب | شتنبر أيلول ايلول | اكتوبر | نونبر | دجنبر"
    ),
    "az": ("yanvar | fevral | mart | aprel | may | iyun | iyul | avqust | sentyabr | oktyabr | noyabr | dekabr"),
    "be": (
        "студзеня студзень | лютага люты | сакавіка сакавік | красавіка красавік | мая май | чэрвеня чэрвень | "
        "ліпеня ліпень | жніўня жнівень | верасня верасень | кастрычніка кастрычнік | лістапада лістапад | "
        "снежня снежань"
    ),
    "cy": (
        "ionawr | chwefror | mawrth | ebrill | mai | mehefin | gorffennaf | awst | medi | hydref | tachwedd | rhagfyr"
    ),
    "eu": (
        "urtarrila urtarrilaren urtarrilak urtarrilean | otsaila otsailaren otsailak otsailean | "
        "martxoa martxoaren martxoak martxoan | apirila apirilaren apirilak apirilean | "
        "maiatza maiatzaren maiatzak maiatzean | ekaina ekainaren ekainak ekainean | "
        "uztaila uztailaren uztailak uztailean | abuztua abuztuaren abuztuak abuztuan | "
        "iraila irailaren irailak irailean | urria urriaren urriak urrian | azaroa azaroaren azaroak azaroan | "
        "abendua abenduaren abenduak abenduan"
    ),
    "fa": (
        "ژانویه ژانویهٔ | فوریه فوریهٔ | مارس | آوریل اوریل | مه مهٔ می | ژوئن ژوین | ژوئیه ژوئیهٔ جولای ژوییه | "
        "اوت آگوست | سپتامبر | اکتبر | نوامبر | دسامبر"
    ),
    "fil": (
        "enero | pebrero | marso | abril | mayo | hunyo | hulyo | agosto | setyembre | oktubre | nobyembre | disyembre"
    ),
    "fo": "januar | februar | mars | apríl | mai | juni | juli | august | september | oktober | november | desember",
    "ga": "eanáir | feabhra | márta | aibreán | bealtaine | meitheamh | iúil | lúnasa | | | samhain | nollaig",
    "gl": (
        "xaneiro | febreiro | marzo | abril | maio | xuño | xullo | agosto | setembro | outubro | novembro | decembro"
    ),
    "hy": (
        "հունվարի հունվար | փետրվարի փետրվար | մարտի մարտ | ապրիլի ապրիլ | մայիսի մայիս | հունիսի հունիս | "
        "հուլիսի հուլիս | օգոստոսի օգոստոս | սեպտեմբերի սեպտեմբեր | հոկտեմբերի հոկտեմբեր | նոյեմբերի նոյեմբեր | "
        "դեկտեմբերի դեկտեմբեր"
    ),
    "is": ("janúar | febrúar | mars | apríl | maí | júní | júlí | ágúst | september | október | nóvember | desember"),
    "ka": (
        "იანვარი იანვარს | თებერვალი თებერვალს | მარტი მარტს | აპრილი აპრილს | მაისი მაისს | ივნისი ივნისს | "
        "ივლისი ივლისს | აგვისტო აგვისტოს | სექტემბერი სექტემბერს | ოქტომბერი ოქტომბერს | ნოემბერი ნოემბერს | "
        "დეკემბერი დეკემბერს"
    ),
    "kk": ("қаңтар | ақпан | наурыз | сәуір | мамыр | маусым | шілде | тамыз | қыркүйек | қазан | қараша | желтоқсан"),
    "ky": "январь | февраль | март | апрель | май | июнь | июль | август | сентябрь | октябрь | ноябрь | декабрь",
    "lb": "januar | februar | mäerz | abrëll | mee | juni | juli | august | september | oktober | november | dezember",
    "mk": "јануари | февруари | март | април | мај | јуни | јули | август | септември | октомври | ноември | декември",
    "ms": "januari | februari | | april | mei | jun | julai | ogos | september | oktober | november | disember",
    "mt": (
        "jannar | frar | marzu | april | mejju | ġunju | lulju | awwissu | settembru | ottubru | novembru | diċembru"
    ),
    "ps": "جنوري | فبروري فېبروري | مارچ | اپریل | مۍ | جون | جولای | اګست | سپتمبر سېپتمبر | اکتوبر | نومبر | دسمبر",
    "sq": (
        "janar janari | shkurt shkurti | mars marsi | prill prilli | maj maji | qershor qershori | korrik korriku | "
        "gusht gushti | shtator shtatori | tetor tetori | nëntor nëntori | dhjetor dhjetori"
    ),
    "sw": ("januari | februari | machi | aprili | mei | juni | julai | agosti | septemba | oktoba | novemba | desemba"),
    "tg": "январи январ | феврали феврал | марти март | апрели апрел | майи май | июни июн | июли июл | августи август"
    " | сентябри сентябр | октябри октябр | ноябри ноябр | декабри декабр",
    "tk": "ýanwar | fewral | mart | aprel | maý | iýun | iýul | awgust | sentýabr | oktýabr | noýabr | dekabr",
    "ur": "جنوری | فروری | مارچ | اپریل | مئی | جون | جولائی | اگست | ستمبر | اکتوبر | نومبر | دسمبر",
    "uz": (
        "yanvar январ | fevral феврал | mart март | aprel апрел | may май | iyun июн | iyul июл | avgust август | "
        "sentabr sentyabr сентябр | oktabr oktyabr октябр | noyabr ноябр | dekabr декабр"
    ),
}

FURTHER_SHORT_MONTHS: Mapping[str, str] = {
    "af": "jan | feb | mrt | apr | | jun | jul | aug | sep sept | okt | nov | des",
    "az": "yan | fev | mar | apr | | iyn | iyl | avq | sen | okt | noy | dek",
    "be": "сту | лют | сак | кра | | чэр | ліп | жні | вер | кас | ліс | сне",
    "cy": "ion | chwef chw | maw | ebr | | meh | gorff gor | | | hyd | tach | rhag",
    "es": " | | | | | | | | | | | dbre",
    "et": "jan | veb | | | | | | | | | | ",
    "eu": "urt | ots | mar | api | mai | eka | uzt | abu | ira | urr | aza | abe",
    "fil": "ene | peb | mar | abr | may | hun | hul | ago | set | okt | nob | dis",
    "fo": "jan | feb | mar | apr | | jun | jul | aug | sep | okt | nov | des",
    "fr": " | | | | | | juill | | | | | ",
    "ga": "ean | feabh | már | aib | beal | meith | iúl | lún | mfómh | dfómh | samh | noll",
    "gl": "xan | feb | mar | abr | mai | xuñ | xul | ago | set | out | nov | dec",
    "he": "בינו | בפבר | במרץ | באפר | במאי | ביונ | ביול | באוג | בספט | באוק | בנוב | בדצמ",
    "hy": "հնվ | փտվ | մրտ | ապր | մյս | հնս | հլս | օգս | սեպ | հոկ | նոյ | դեկ",
    "is": "jan | feb | mar | apr | | jún | júl | ágú | sep sept | okt | nóv | des",
    "ka": "იან | თებ | მარ | აპრ | მაი | ივნ | ივლ | აგვ | სექ | ოქტ | ნოე | დეკ",
    "kk": "қаң | ақп | нау | сәу | мам | мау | шіл | там | қыр | қаз | қар | жел",
    "ky": "янв | фев | мар | апр | | июн | июл | авг | сен | окт | ноя | дек",
    "lb": "jan | feb | mäe | abr | | jun | jul | aug | sep | okt | nov | dez",
    "mk": "јан | фев февр | мар | апр | | јун | јул | авг | сеп септ | окт | ное ноем | дек",
    "ms": "jan | feb | mac | apr | | | jul | ogo | sep | okt | nov | dis",
    "nb": " | | | | | | | | sept | | | ",
    "da": " | | | | | | | | sept | | | ",
    "sq": "jan | shk | mar | pri | | qer | korr kor | gush gus | sht | tet | nën | dhj",
    "sr": " | | | | | | | | септ | | | ",
    "sv": " | | mar | | | | | | | | | ",
    "sw": "jan | feb | mac | apr | | jun | jul | ago | sep | okt | nov | des",
    "tg": "янв | фев | мар | апр | | июн | июл | авг | сен | окт | ноя | дек",
    "uz": "yan янв | fev фев | mar мар | apr апр | | iyn | iyl | avg авг | sen сен | okt окт | noy ноя | dek дек",
}

FURTHER_WEEKDAYS: Mapping[str, str] = {
    "af": "maandag | dinsdag | woensdag | donderdag | vrydag vr | saterdag | sondag",
    "am": "ሰኞ | ማክሰኞ | ረቡዕ | ሐሙስ | ዓርብ | ቅዳሜ | እሑድ",
    "ar": "إثنين | ثلاثاء الثلاثا | أربعاء الاربعاء | خميس | جمعة | سبت | أحد الاحد",
    "az": " | | çərşənbə | | cümə | şənbə | bazar",
    "be": "панядзелак пн | аўторак аў | серада ср | чацвер чц | пятніца пт | субота сб | нядзеля нд",
    "bs": (
        "ponedjeljak ponedeljak pon | utorak uto | srijeda sreda sri sre | četvrtak čet | petak pet | subota sub | "
        "nedjelja nedelja ned"
    ),
    "cy": "llun | mawrth maw | mercher mer | iau | gwener gwen gwe | sadwrn sad | sul",
    "eu": "astelehena | asteartea | asteazkena | osteguna | ostirala | larunbata | igandea",
    "fa": "دوشنبه | سهشنبه سه‌شنبه | چهارشنبه | پنجشنبه پنج‌شنبه | جمعه | شنبه | یکشنبه یک‌شنبه",
    "fil": "lunes | martes | miyerkules | huwebes | biyernes | sabado | linggo",
    "fo": "mánadagur | týsdagur | mikudagur | hósdagur | fríggjadagur | leygardagur | sunnudagur",
    "ga": "luain luan | máirt | céadaoin | déardaoin | haoine aoine | sathairn sath | domhnaigh domh",
    "gl": "luns | martes | mércores | xoves | venres | sábado | domingo",
    "he": " | | | | שישי | שבת | ",
    "hy": "երկուշաբթի երկ | երեքշաբթի երք | չորեքշաբթի չրք | հինգշաբթի հնգ | ուրբաթ | շաբաթ | կիրակի",
    "is": (
        "mánudagur mánudaginn mán | þriðjudagur þriðjudaginn þri | miðvikudagur miðvikudaginn mið | "
        "fimmtudagur fimmtudaginn fim | föstudagur föstudaginn fös | laugardagur laugardaginn lau | "
        "sunnudagur sunnudaginn sun"
    ),
    "ka": "ორშაბათი | სამშაბათი | ოთხშაბათი | ხუთშაბათი | პარასკევი | შაბათი | კვირა",
    "kk": "дүйсенбі | сейсенбі | сәрсенбі | бейсенбі | жұма | сенбі | жексенбі",
    "ky": "дүйшөмбү | шейшемби | шаршемби | бейшемби | жума | ишемби | жекшемби",
    "mk": "понеделник пон | вторник вто | среда сре | четврток чет | петок пет | сабота саб | недела нед",
    "ms": "isnin | selasa | rabu | khamis | jumaat | sabtu | ahad",
    "nb": "måndag mån | tysdag tys | | | | laurdag lau | sundag",
    "sk": " | | | štvrtka | | | ",
    "sq": "hënë hën | martë mar | mërkurë mër | enjte enj | premte pre | shtunë sht | diel die",
    "sr": "ponedeljak | utorak | sreda | četvrtak | petak | subota | nedelja",
    "sw": "jumatatu | jumanne | jumatano | alhamisi | ijumaa | jumamosi | jumapili",
    "uk": "понеділка | вівторка | середи | четверга | пʼятниця пʼятницю ятниця ятницю п'ятниця | | неділі",
    "ur": "پیر | منگل | بدھ | جمعرات | جمعہ | ہفتہ | اتوار",
    "uz": "dushanba | seshanba | chorshanba | payshanba | juma | shanba | yakshanba",
}
