"""Which language a text is written in: by its letters, by its small words, and where those leave doubt by lingua."""

import re
from functools import cache

from lingua import Language, LanguageDetectorBuilder

_LETTERS = (
    ("ko", "[가-힣]"),
    ("ja", "[ぁ-ヿ]"),
    ("he", "[א-ת]"),
    ("el", "[α-ωά-ώ]"),
    ("th", "[ก-๛]"),
    ("am", "[ሀ-፿]"),
    ("ka", "[ა-ჰ]"),
    ("hy", "[ա-և]"),
    ("bn", "[ঀ-৿]"),
    ("gu", "[઀-૿]"),
    ("ta", "[஀-௿]"),
    ("te", "[ఀ-౿]"),
    ("kn", "[ಀ-೿]"),
    ("ml", "[ഀ-ൿ]"),
    ("pa", "[਀-੿]"),
    ("zh", "[一-鿿]"),
    ("ar", "[؀-ۿ]"),
    ("ru", "[а-яё]"),
    ("hi", "[ऀ-ॿ]"),
)
_COMMON = {
    "en": "the and of to in is are for not that with will our we this you be or on any",
    "es": "el la de que y en los las para con por una del se no es nuestro como todas cualquier",
    "pt": "de que e o a os as em para com não uma do da dos das por ou é nosso todas qualquer são",
    "fr": "le la les de des et en un une du que pour dans est ou pas nous avec sur par qui ce",
    "de": "der die das und zu in den von mit nicht ist für auf dem sich wir ein eine werden oder",
    "it": "di che e il la per un in non una del della con le i sono è nostro gli dei alla",
    "pl": "i w na z do nie się jest to że dla od lub przez oraz są za które jak po wszystkich",
    "ro": "și de în la cu pe o un nu să este sunt din pentru sau care ale al prin fi",
    "cs": "a v na se je že do s z pro nebo není jsou jako k by za být které všichni",
    "sv": "och att i en som det är av för på den med till inte vi om eller ett har alla",
    "da": "og at i en som det er af for på den med til ikke vi om eller et har alle fra",
    "nb": "og å i en som det er av for på den med til ikke vi om eller et har alle fra",
    "fi": "ja on ei se että tai kaikki ovat joka mutta sekä myös jos ole jotka kuin",
    "hu": "a az és hogy nem egy is vagy ez meg minden azt mint akik által",
    "tr": "ve bir bu için ile de da olarak veya olan en her tüm gibi değil",
    "id": "dan yang di untuk dengan tidak dalam ini dari kami atau pada adalah akan semua",
    "ca": "i de la el que en a els les per amb un una no és del són tots o com",
    "vi": "và của là có không các cho người được trong với những một để này",
    "nl": "de het een en van in te dat is op voor met niet zijn wij die of aan worden onze",
}
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


_LATIN = (
    "ENGLISH SPANISH PORTUGUESE FRENCH GERMAN ITALIAN DUTCH POLISH ROMANIAN CZECH SLOVAK SWEDISH DANISH BOKMAL"
    " NYNORSK FINNISH HUNGARIAN TURKISH INDONESIAN MALAY CATALAN VIETNAMESE CROATIAN BOSNIAN SLOVENE ESTONIAN LATVIAN"
    " LITHUANIAN BASQUE WELSH IRISH ICELANDIC ALBANIAN SWAHILI AFRIKAANS TAGALOG AZERBAIJANI"
)
_GROUPS = {
    "ru": "RUSSIAN UKRAINIAN BULGARIAN SERBIAN MACEDONIAN BELARUSIAN KAZAKH MONGOLIAN",
    "ar": "ARABIC PERSIAN URDU",
    "hi": "HINDI MARATHI",
    "": _LATIN,
}


@cache
def _detector(group: str):
    languages = (getattr(Language, name) for name in _GROUPS[group].split())
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


def language_of(text: str) -> str:
    """The BCP 47 code of the language most of a text is written in; "und" when there are no words."""
    sample = _sample(text)
    letters = len(re.findall(r"[^\W\d_]", sample))
    if letters < 3:
        return "und"
    for code, pattern in _LETTERS:
        share = len(re.findall(pattern, sample.casefold())) / letters
        if share > (0.1 if code in ("ja", "ko", "he") else 0.25):
            return _among(code, sample)
    return _latin(sample)


def _sample(text: str) -> str:
    """A few thousand letters from all over the text, without addresses and marks."""
    text = re.sub(
        r"https?://\S{1,600}|[\w.+-]{1,64}@[\w.-]{1,100}|<[^<>]{0,300}>|\{[^{}]{0,100}\}", " ", text[:120_000]
    )
    if len(text) <= 6000:
        return text
    step = len(text) // 4
    return " ".join(text[start : start + 1500] for start in range(0, 4 * step, step))


def _among(code: str, sample: str) -> str:
    """Letters that several languages share are looked at more closely."""
    if code == "zh":
        traditional = len(re.findall("[為們個會對與這請時說過開關並應總經還當實際無網頁員體]", sample))
        simple = len(re.findall("[为们个会对与这请时说过开关并应总经还当实际无网页员体]", sample))
        return "zh-Hant" if traditional > simple else "zh-Hans" if simple else "zh"
    if code in ("ar", "ru", "hi"):
        return _asked(sample, code) or code
    return code


def _latin(sample: str) -> str:
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    if len(words) > 40:
        shares = sorted(
            ((sum(word in known for word in words) / len(words), code) for code, known in _SETS.items()), reverse=True
        )
        if shares[0][0] > 0.12 and shares[0][0] > 1.35 * shares[1][0]:
            return shares[0][1]
    return _asked(sample, "") or "und"


def _asked(sample: str, group: str) -> str:
    found = _detector(group).detect_language_of(sample[:4000])
    return found.iso_code_639_1.name.lower() if found else ""
