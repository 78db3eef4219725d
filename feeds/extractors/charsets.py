"""Names of encodings: the labels that pages use (WHATWG Encoding standard, section 4.2) and Python's codecs for them.

An encoding that is not listed here is not used: Python's own table also knows codecs that unpack or execute.
"""

# WHATWG name -> (codec, labels beside the name itself)
_ENCODINGS: dict[str, tuple[str, str]] = {
    "utf-8": ("utf-8", "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig"),
    "ibm866": ("cp866", "866 cp866 csibm866"),
    "iso-8859-2": ("iso8859_2", "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
    "iso-8859-3": ("iso8859_3", "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3"),
    "iso-8859-4": ("iso8859_4", "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4"),
    "iso-8859-5": ("iso8859_5", "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5"),
    "iso-8859-6": ("iso8859_6", "arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso8859-6"),
    "iso-8859-7": ("iso8859_7", "csisolatingreek ecma-118 elot_928 greek greek8 iso8859-7 iso88597 iso_8859-7"),
    "iso-8859-8": ("iso8859_8", "csisolatinhebrew hebrew iso-8859-8-e iso-8859-8-i iso8859-8 iso88598 visual logical"),
    "iso-8859-10": ("iso8859_10", "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    "iso-8859-13": ("iso8859_13", "iso8859-13 iso885913"),
    "iso-8859-14": ("iso8859_14", "iso8859-14 iso885914"),
    "iso-8859-15": ("iso8859_15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9"),
    "iso-8859-16": ("iso8859_16", "iso8859-16 iso885916"),
    "koi8-r": ("koi8_r", "cskoi8r koi koi8 koi8_r"),
    "koi8-u": ("koi8_u", "koi8-ru koi8_u"),
    "macintosh": ("mac_roman", "csmacintosh mac x-mac-roman"),
    "x-mac-cyrillic": ("mac_cyrillic", "x-mac-ukrainian"),
    "windows-874": ("cp874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620 cp874"),
    "windows-1250": ("cp1250", "cp1250 x-cp1250"),
    "windows-1251": ("cp1251", "cp1251 x-cp1251 win-1251 win1251"),
    "windows-1252": (
        "cp1252",
        (
            "ansi_x3.4-1968 ascii us-ascii cp1252 x-cp1252 cp819 ibm819 iso-8859-1 iso8859-1 iso88591 iso_8859-1"
            " iso_8859-1:1987 iso-ir-100 csisolatin1 l1 latin1 latin-1 ansi"
        ),
    ),
    "windows-1253": ("cp1253", "cp1253 x-cp1253"),
    "windows-1254": (
        "cp1254",
        "cp1254 x-cp1254 csisolatin5 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso-ir-148 l5 latin5",
    ),
    "windows-1255": ("cp1255", "cp1255 x-cp1255"),
    "windows-1256": ("cp1256", "cp1256 x-cp1256"),
    "windows-1257": ("cp1257", "cp1257 x-cp1257"),
    "windows-1258": ("cp1258", "cp1258 x-cp1258"),
    "gb18030": (
        "gb18030",
        (
            "gbk gb2312 gb_2312 gb_2312-80 gb2312-80 x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58 cp936 ms936"
            " windows-936 gb-2312 euc-cn"
        ),
    ),
    "big5": ("big5hkscs", "big5-hkscs cn-big5 csbig5 x-x-big5 big-5 cp950 windows-950 big5hkscs x-big5"),
    "euc-jp": ("euc_jp", "cseucpkdfmtjapanese x-euc-jp eucjp ujis"),
    "iso-2022-jp": ("iso2022_jp_ext", "csiso2022jp jis"),
    "shift_jis": ("cp932", "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 shift_jisx0213"),
    "euc-kr": (
        "cp949",
        (
            "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949"
            " ms949 uhc x-windows-949"
        ),
    ),
    "utf-16-be": ("utf-16-be", "utf-16be unicodefffe"),
    "utf-16-le": ("utf-16-le", "utf-16 utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"),
}
_NAMES = {label: name for name, (_, labels) in _ENCODINGS.items() for label in (name, *labels.split())}


def name_of(label: str) -> str | None:
    """Return the WHATWG name of the encoding that a page calls `label`, such as "gb18030" for "GB2312"."""
    plain = label.strip(" \t\r\n\f\"'").lower()
    return _NAMES.get(plain) or _NAMES.get(plain.replace("_", "-"))


def codec_of(name: str) -> str | None:
    """Return Python's codec for an encoding by its WHATWG name, such as "cp932" for "shift_jis"."""
    found = _ENCODINGS.get(name)
    return found and found[0]
