"""Names of months and days of the week, as data: language -> January | February | ..., Monday | Tuesday | ...

Forms are those that stand in dates (nominative, genitive, locative), lower case. Source: the names of the Unicode
CLDR, with inflected forms added by hand. Only `feeds.dates.words` reads these tables.
"""

from collections.abc import Mapping


def listed(words: str) -> frozenset[str]:
    """Return the set of the words of a line."""
    return frozenset(words.split())


MONTHS: Mapping[str, str] = {  # written out: a month wherever a day and a year stand beside it
    "ar": (
        "يناير | فبراير | مارس | أبريل | مايو | يونية يونيه يونيو | يولية يوليه يوليو | أغسطس | سبتمبر | أكتوبر | "
        "نوفمبر | ديسمبر"
    ),
    "bg": (
        "януари | февруари | март | април | май | юни | юли | август | септември септм | октомври | ноември | декември"
    ),
    "bs": (
        "januar januara | februar februara | mart marta | april aprila | maj maja | juni juna | juli jula | "
        "august augusta avgusta | septembar septembra | oktobar oktobra | novembar novembra | decembar decembra"
    ),
    "ca": "gener | febrer | març | abril | maig | juny | juliol | agost | setembre | octubre | novembre | desembre",
    "cs": (
        "leden ledna lednu | února únoru únor | březen března březnu | duben dubna dubnu | květen května květnu | "
        "červen června červnu | července červenci červenec | srpen srpna srpnu | září | říjen října říjnu | "
        "listopadu listopad | prosince prosinci prosinec"
    ),
    "da": "januar | februar | marts | april | maj | juni | juli | august | september | oktober | november | december",
    "de": (
        "januar jänner | februar feber | märz | april | mai | juni | juli | august | september | oktober | "
        "november | dezember"
    ),
    "el": (
        "ιανουάριος ιανουαρίου | φεβρουάριος φεβρουαρίου | μάρτιος μαρτίου | απρίλιος απριλίου | μάιος μαΐου | "
        "ιουνίου ιούνιος | ιουλίου ιούλιος | αυγούστου αύγουστος | σεπτέμβριος σεπτεμβρίου | οκτωβρίου οκτώβριος "
        "| νοέμβριος νοεμβρίου | δεκέμβριος δεκεμβρίου"
    ),
    "en": (
        "january | february | march | april | may | june | july | august | september | october | november | december"
    ),
    "es": (
        "enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre setiembre | octubre | "
        "noviembre | diciembre"
    ),
    "et": (
        "jaanuar | veebruar | märts | aprill | mai | juuni | juuli | august | september | oktoober | november | "
        "detsember"
    ),
    "fi": (
        "tammikuussa tammikuuta tammikuu | helmikuussa helmikuuta helmikuu | maaliskuussa maaliskuuta maaliskuu | "
        "huhtikuussa huhtikuuta huhtikuu | toukokuussa toukokuuta toukokuu | kesäkuussa kesäkuuta kesäkuu | "
        "heinäkuussa heinäkuuta heinäkuu | elokuussa elokuuta elokuu | syyskuussa syyskuuta syyskuu | lokakuussa "
        "lokakuuta lokakuu | marraskuussa marraskuuta marraskuu | joulukuussa joulukuuta joulukuu"
    ),
    "fr": (
        "janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre"
    ),
    "he": (
        "בינואר לינואר ינואר | בפברואר לפברואר פברואר | במארס למארס במרס במרץ למרס למרץ מארס מרס מרץ | באפריל "
        "לאפריל אפריל | במאי למאי מאי | ביוני ליוני יוני | ביולי ליולי יולי | באוגוסט לאוגוסט אוגוסט | בספטמבר "
        "לספטמבר ספטמבר | באוקטובר לאוקטובר אוקטובר | בנובמבר לנובמבר נובמבר | בדצמבר לדצמבר דצמבר"
    ),
    "hr": (
        "siječnjem siječanj siječnja siječnju | veljačom veljača veljače veljači | ožujkom ožujak ožujka ožujku | "
        "travnjem travanj travnja travnju | svibnjem svibanj svibnja svibnju | lipnjem lipanj lipnja lipnju | "
        "srpnjem srpanj srpnja srpnju | kolovozom kolovoza kolovozu kolovoz | rujnom rujan rujna rujnu | "
        "listopadom listopada listopadu listopad | studenoga studenome studenomu studenim studenog studeni | "
        "prosincem prosinac prosinca prosincu"
    ),
    "hu": (
        "január | február | március | április | május | június | július | augusztus | szeptember | október | "
        "november | december"
    ),
    "id": (
        "djanuari januari | februari pebruari | maret | april | mai mei | djuni juni | djuli juli | agustus | "
        "september | oktober | nopember november | desember"
    ),
    "it": (
        "gennaio | febbraio | marzo | aprile | maggio | giugno | luglio | agosto | settembre | ottobre | novembre "
        "| dicembre"
    ),
    "lt": (
        "sausio sausis | vasario vasaris | kovas kovo | balandžio balandis | gegužės gegužė | birželio birželis | "
        "liepos liepa | rugpjūtis rugpjūčio | rugsėjis rugsėjo | spalio spalis | lapkritis lapkričio | gruodžio "
        "gruodis"
    ),
    "lv": (
        "janvāris janvārī | februāris februārī | marts martā | aprīlis aprīlī | maijs maijā | jūnijs jūnijā | "
        "jūlijs jūlijā | augusts augustā | septembris septembrī | oktobris oktobrī | novembris novembrī | "
        "decembris decembrī"
    ),
    "nb": "januar | februar | mars | april | mai | juni | juli | august | september | oktober | november | desember",
    "nl": (
        "januari | februari | maart | april | mei | juni | juli | augustus | september | oktober | november | december"
    ),
    "pl": (
        "stycznia styczniu styczen styczeń | lutego lutym luty | marzec marca marcu | kwiecien kwiecień kwietnia "
        "kwietniu | maja maju | czerwiec czerwca czerwcu | lipiec lipca lipcu | sierpien sierpień sierpnia "
        "sierpniu | wrzesien wrzesień wrzesnia wrzesniu września wrześniu | pazdziernika pazdzierniku "
        "października październiku pazdziernik październik | listopadzie listopada listopad | grudzien grudzień "
        "grudnia grudniu"
    ),
    "pt": (
        "janeiro | fevereiro | março | abril | maio | junho | julho | agosto | septembro setembro | outubro | "
        "novembro | dezembro"
    ),
    "ro": (
        "ianuarie | februarie | martie | aprilie | mai | iunie | iulie | august | septembrie | octombrie | "
        "noiembrie | decembrie"
    ),
    "ru": (
        "январь января | февраль февраля | марта март | апрель апреля | май мая | июнь июня | июль июля | августа "
        "август | сентябрь сентября | октябрь октября | ноябрь ноября | декабрь декабря"
    ),
    "sk": (
        "januára január | februára február | marca marec | apríla apríl | mája | júna | júla | augusta august | "
        "september septembra | október októbra | november novembra | december decembra"
    ),
    "sl": (
        "januar januarja | februar februarja | marec marca | april aprila | maj maja | junij junija | julij "
        "julija | avgust avgusta | september septembra | oktober oktobra | november novembra | december decembra"
    ),
    "sr": (
        "јануар јануара | фебруар фебруара | март марта | април априла | мај маја | јун јуна | јул јула | август "
        "августа | септембар септембра | октобар октобра | новембар новембра | децембар децембра"
    ),
    "sv": (
        "januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november | december"
    ),
    "tr": "ocak | şubat | mart | nisan | mayıs | haziran | temmuz | ağustos | eylül | ekim | kasım | aralık",
    "uk": (
        "січень січня | лютого лютий | березень березня | квітень квітня | травень травня | червень червня | "
        "липень липня | серпень серпня | вересень вересня | жовтень жовтня | листопада листопад | грудень грудня"
    ),
}

SHORT_MONTHS: Mapping[str, str] = {  # abbreviations
    "bg": "яну | фев | | апр | | | | авг | септ сеп | окт | ное | дек",
    "ca": "gen | febr | | abr | | | jul | | set | oct | nov | des",
    "cs": "led | úno únr | bře | dub | kvě | čer čvn | črc črv čvc | srp | zář | říj | lis | pro",
    "da": "jan | feb | mar | apr | | jun | jul | aug | sep | okt | nov | dec",
    "de": "jan | feb | mrz mär | apr | | jun | jul | aug | sept sep | okt | nov | dez",
    "el": "ιαν | φεβ | μάρ μαρ | απρ | μάι μαΐ | ιουν ιούν | ιουλ ιούλ | αυγ αύγ | σεπ | οκτ | νοέ νοε | δεκ",
    "en": "jan | feb | mar | apr | | jun | jul | aug | sept sep | oct | nov | dec",
    "es": "ene | feb | mar | abr | may | jun | jul | ago | sept sep set | oct | nov | dic",
    "et": "jaan | veebr | | apr | | | | aug | sept | okt | nov | dets",
    "fi": "tammi | helmi | maalis | huhti | touko | kesä | heinä | elo | syys | loka | marras | joulu",
    "fr": "janv jan | févr fév | | avr | | jun | juil jul | aoû | sept sep | oct | nov | déc",
    "he": "ינו | פבר | | אפר | | יונ | יול | אוג | ספט | אוק | נוב | דצמ",
    "hr": "sij | velj | ožu | tra | svi | lip | srp | kol | ruj | lis | studenom stu | pro",
    "hu": "jan | febr feb | márc már | ápr | máj | jún | júl | aug | szept | okt | nov | dec",
    "id": "djan jan | feb peb | mar mrt | apr | | jun | jul | agt agu | sept sep | okt | nop nov | des",
    "it": "gen | feb | mar | apr | mag | giu | lug | ago | set | ott | nov | dic",
    "lt": "saus | vas | kov | bal | geg | birž | liep | rugp | rugs | spal | lapkr | gruod",
    "lv": "janv | febr | | apr | | jūn | jūl | aug | sept | okt | nov | dec",
    "nb": "jan | feb | mar | apr | | jun | jul | aug | sep | okt | nov | des",
    "nl": "jan | feb | mrt | apr | | jun | jul | aug | sep | okt | nov | dec",
    "pl": "sty | lut | mar | kwie kwi | maj | cze | lip | sie | wrz | paz paź | lis | gru",
    "pt": "jan | fev | mar | abr | mai | jun | jul | ago | set | out | nov | dez",
    "ro": "ian | febr feb | mart mar | apr | | iun | iul | aug | sept sep | oct | noiem nov | dec",
    "ru": "янв | февр фев | мар | апр | | июн | июл | авг | сент сен | окт | нояб ноя | дек",
    "sk": "jan | feb | mar | apr | máj | jún | júl | aug | sep | okt | nov | dec",
    "sl": "jan | feb | mar | apr | | jun | jul | avg | sep | okt | nov | dec",
    "sr": "јан | феб | мар | апр | | | | авг | сеп | окт | нов | дец",
    "sv": "jan | feb | | apr | | jun | jul | aug | sept sep | okt | nov | dec",
    "tr": "oca | şub | mar | nis | may | haz | tem | ağu | eyl | eki | kas | ara",
    "uk": (
        "січ | лют | берез бер | квіт кві | трав тра | черв чер | лип | серп сер | верес вер | жовт жов | листоп "
        "лист лис | груд гру"
    ),
}

WEEKDAYS: Mapping[str, str] = {  # written out and abbreviated
    "ar": "الإثنين الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة الجمعه | السبت | الأحد",
    "bg": "понеделник пон пн | вторник вто вт | сряда сря ср | четвъртък чт | петък пт | събота сб | неделя нд",
    "ca": "dilluns dl | dimarts dt | dimecres dc | dijous dj | divendres dv | dissabte ds | diumenge dg",
    "cs": (
        "pondělí pon po | úterý úte út | středa středu středy stř st | čtvrtek čtv čt | pátek pátku pát pá | "
        "sobota sobotu soboty sob so | neděle neděli ned ne"
    ),
    "da": "mandag man | tirsdag tirs tir | onsdag ons | torsdag tors tor | fredag fre | lørdag lør | søndag søn",
    "de": (
        "montag mon mo | dienstag die di | mittwoch mit mi | donnerstag don do | freitag fre fr | samstag sam sa "
        "| sonntag son so"
    ),
    "el": "δευτέρα δευ | τρίτη τρί | τετάρτη τετ | πέμπτη πέμ | παρασκευή παρ | σάββατο σάβ | κυριακή κυρ",
    "en": (
        "monday mon mo | tuesday tues tue tu | wednesday weds wed we | thursday thurs thur thu th | friday fri fr | "
        "saturday sat sa | sunday sun su"
    ),
    "es": (
        "lunes lun lu | martes mar | miércoles mié mi | jueves jue ju | viernes vie vi | sábado sáb sa | domingo dom do"
    ),
    "et": "esmaspäev | teisipäev | kolmapäev | neljapäev | reede | laupäev | pühapäev",
    "fi": (
        "maanantaina maanantai ma | tiistaina tiistai ti | keskiviikkona keskiviikko ke | torstaina torstai to | "
        "perjantaina perjantai pe | lauantaina lauantai la | sunnuntaina sunnuntai su"
    ),
    "fr": (
        "lundi lun lu | mardi mar ma | mercredi mer me | jeudi jeu je | vendredi ven ve | samedi sam sa | "
        "dimanche dim di"
    ),
    "he": "שני | שלישי | רביעי | חמישי | שישי | שבת | ראשון",
    "hr": "ponedjeljak pon | utorak uto | srijeda sri | četvrtak čet | petak pet | subota sub | nedjelja ned",
    "hu": "hétfő | kedd | szerda sze | csütörtök cs | péntek | szombat szo | vasárnap vas",
    "id": "senin sen | selasa sel | rabu rab | kamis kam | jumat jum | sabtu sab | minggu ahad min",
    "it": "lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab | domenica dom",
    "lt": (
        "pirmadienis pr | antradienis an | trečiadienis tr | ketvirtadienis kt | penktadienis pn | šeštadienis št "
        "| sekmadienis sk"
    ),
    "lv": (
        "pirmdiena pirmd | otrdiena otrd | trešdiena trešd | ceturtdiena ceturtd | piektdiena piektd | sestdiena "
        "sestd | svētdiena svētd"
    ),
    "nb": "mandag man | tirsdag tir | onsdag ons | torsdag tor | fredag fre | lørdag lør | søndag søn",
    "nl": "maandag ma | dinsdag di | woensdag wo | donderdag do | vrijdag vr | zaterdag za | zondag zo",
    "pl": (
        "poniedzialek poniedziałek pon pn | wtorek wto wt | sroda srode środa środę sro śro sr śr | czwartek czw "
        "cz | piatek piątek pia pią pi pt | sobota sobote sobotę sob sb so | niedziela niedziele niedzielę niedz "
        "nie nd"
    ),
    "pt": "segunda seg | terça ter | quarta qua | quinta qui | sexta sex | sábado sab sáb | domingo dom",
    "ro": "luni lun | marți mar | miercuri mie mi | joi | vineri vin | sâmbătă sâm | duminică dum",
    "ru": (
        "понедельник пнд пн | вторник втр вт | среда среду срд ср | четверг чтв чт | пятница пятницу птн пт | "
        "суббота субботу сбт сб | воскресение воскресенье вск вс"
    ),
    "sk": "pondelok po | utorok ut | streda stredu st | štvrtok št | piatok pi | sobota sobotu so | nedeľa nedeľu ne",
    "sl": "ponedeljek pon | torek tor | sreda sre | četrtek čet | petek pet | sobota sob | nedelja ned",
    "sr": "понедељак пон | уторак уто | среда сре | четвртак чет | петак пет | субота суб | недеља нед",
    "sv": (
        "måndag månd mån | tisdag tisd tis | onsdag onsd ons | torsdag torsd tors | fredag fred fre | lördag lörd "
        "lör | söndag sönd sön"
    ),
    "tr": "pazartesi pzt | salı sal | çarşamba çar çrs | perşembe per prs | cuma cum | cumartesi cmt | pazar paz",
    "uk": (
        "понеділок понед пон пн | вівторок вівтор вів вт | середа середу серед сер ср | четвер чет чт | пят пт | "
        "субота суботу субот суб сб | неділю неділя неділ нед нд"
    ),
}
