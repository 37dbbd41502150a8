"""Finds what a template left open: "[INSERT EMAIL]", "{{ email }}", "enforcement at ." (policy P0 5).

No false alarm on names in brackets ([AFUP]), on links, or on attributes in braces. Linear on any text.
"""

import re
from dataclasses import dataclass

from . import variables as named

_LANGUAGES = (
    *("einfügen", "inserte", "inserer", "inserire", "insira", "вставьте", "vstavite", "insérer", "vul", "wstaw"),
    *("inserați", "vnesite", "infoga", "yazin", "inserir", "indsæt", "insertar", "sartu", "inserisci", "invoegen"),
    *("vstavi", "внеси", "yazilacak", "masukkan", "insérez", "inserta", "lisää", "wpisz", "vložte", "írja"),
)
_WHOLE = (
    *("twój adres email", "netfang hér", "e-mail adresa", "адреса_е-пошти", "أضف العنوان البريدي"),
    *("آدرس ایمیل را وارد کنید", "هنا البريد", "הכנס כתובת אימייל", "यहाँ ईमेल पता लिखें", "વિજપત્ર નાખો"),
    *("email 주소 입력", "연락 방법 입력", "連絡方法を挿入", "在此输入email", "在此放入email", "在此填入聯絡方式"),
    *("插入联系方式", "የእውቂያ ዘዴን አስገባ", "এই ই-মেল এ", "𑘧𑘹𑘞𑘹 𑘪𑘲𑘕𑘢𑘝𑘿𑘨 𑘢𑘝𑘿𑘝𑘰 𑘑𑘰𑘩𑘰"),
)
_IN_BRACKETS = {
    *("ફાળકોનો ઠરાવ", "𑘭𑘮𑘧𑘻𑘐𑘎𑘨𑘿𑘝𑘰 𑘎𑘨𑘰𑘨", "𑘦𑘳𑘏𑘢𑘵𑘬𑘿𑘙", "codului de conduită al contribuitorului"),
    *("correo", "correo electrónico", "nombre", "contacto", "adresse e-mail", "adresse email", "courriel", "kontakt"),
    *("e-mail-adresse", "e-mail adresse", "endereço de email", "endereço de e-mail", "contato", "indirizzo email"),
    *(
        "メールアドレス",
        "連絡先",
        "邮箱",
        "邮箱地址",
        "联系方式",
        "電子郵件",
        "聯絡方式",
        "이메일",
        "이메일 주소",
        "연락처",
    ),
    *("имя", "почта", "электронная почта", "контакт", "контакты", "אימייל", "כתובת אימייל", "البريد الإلكتروني"),
    *("adres e-mail", "e-mailadres", "e-posta", "e-posta adresi", "sähköposti", "sähköpostiosoite", "електронна пошта"),
}
_THINGS = {
    *("email", "e-mail", "mail", "name", "contact", "contacts", "address", "phone", "telephone", "url", "link"),
    *("date", "city", "country", "venue", "community", "project", "conference", "event", "meetup", "group"),
    *("organisation", "organization", "company", "organiser", "organizer", "organisers", "organizers", "team"),
    *("insert", "your", "placeholder", "scope", "tbd", "todo", "tba", "fixme", "reversisms", "committee"),
    *("governing", "body", "procedures", "procedure", "statement", "policy", "classes", "norms", "behavior"),
    *("behaviour", "information", "guidelines", "person", "leadership", "number", "here", "fill", "replace"),
    *("handle", "slack", "discord", "matrix", "website", "list", "policies", "weapons", "intent", "year"),
}
_OPENERS = {"insert", "your", "placeholder", "fill", "replace", "tbd", "todo", "tba", "fixme", "add", "enter", "note"}
_PHRASE = re.compile(
    r"\b(?:INSERT|REPLACE|FILL IN|ADD|ENTER|YOUR)[ _](?:(?:THE|YOUR|A|AN|WITH)[ _])?[A-Z][A-Z_ -]{2,40}\b"
    r"|\b(?:TBD|TODO|FIXME|TBA)\b|\b(?i:lorem ipsum)\b"
)
_SHOUTED = re.compile(r"\b(?:E-?MAIL|CONTACT|PHONE) (?:ADDRESS|METHOD|NUMBER)\b")
_FOREIGN = re.compile("|".join(rf"(?<!\w){re.escape(word.upper())}(?!\w)" for word in _LANGUAGES))
_TEMPLATE = re.compile(
    r"\{\{[^{}]{0,80}\}\}|<%=?[^<>]{0,80}%>|\$\{[^{}]{1,60}\}|(?<![\w$])\$[A-Z][A-Z_]{3,40}\b|%[A-Z][A-Z_]{2,30}%"
)
_SQUARE = re.compile(r"\[([^\[\]\n]{1,80})\](?=(.?))")
_CURLY = re.compile(r"(?<![{$%#])\{([A-Za-z][A-Za-z _-]{1,40})\}(?!\})")
_ANGLE = re.compile(r"<([^<>@:/=\"'\n]{2,60})>")
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@(?:TODO|your[\w-]{0,30}\.\w{2,10}|domain\.(?:com|tld))\b"
    r"|\b(?:e-?mail|mail|name|your\w{0,20}|you|user|someone|somebody|example)@example\.\w{2,10}",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:at|to|by|via|contact|contacting|emailing|email|e-mail|mail|call|with|from)\b:?[ \t]{1,9}"
    r"(?:\*\*\*\*|``|\"\"|''|\(\)|<>|\[\])?[ \t]{0,9}[.,;](?=\s|$)|\]\(\s{0,9}(?:mailto:|tel:|https?://|#)?\s{0,9}\)",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?:(?<=\s)|(?<=[(:]))_{4,}(?=[\s.,;)]|$)|\.{6,}|…{3,}")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]]{1,80})\]:", re.MULTILINE)
_MOST = 100  # blanks that one line can tell of
_TAGS = {
    *("a", "b", "i", "p", "br", "hr", "em", "li", "ol", "ul", "td", "th", "tr", "div", "pre", "sub", "sup", "span"),
    *("code", "del", "ins", "kbd", "img", "table", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "small", "center"),
    *("font", "details", "summary", "blockquote", "html", "head", "body", "title", "main", "section", "article"),
    *("header", "footer", "nav"),
}


@dataclass(frozen=True)
class Blank:
    """Something left open: the line it stands in (from 1), the words themselves, and that line."""

    line: int
    words: str
    context: str


def find(text: str, *, variables: bool = False) -> list[Blank]:
    """All blanks of a text in order; each line tells each of its blanks once.

    `variables`: the portal's own named blanks are no blanks, because they are filled in when the text is shown.
    """
    if variables:
        text = named.without(text)
    defined = {label.casefold() for label in _DEFINED.findall(text)}
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        words = list(dict.fromkeys(found for _place, found in sorted(_in_line(line, defined))))[:_MOST]
        words = [one for one in words if not any(one != other and one in other for other in words)]
        found += [Blank(number, one, _shown(line, one)) for one in words]
    return found


def _in_line(line: str, defined: set[str]):
    for pattern in (_PHRASE, _FOREIGN, _TEMPLATE, _ADDRESS, _EMPTY, _LINE):
        for found in pattern.finditer(line):
            if not (pattern is _LINE and not line.strip("_ \t-*")):
                yield found.start(), found[0].strip()
    if line.upper() != line:
        for found in _SHOUTED.finditer(line):
            yield found.start(), found[0]
    for found in _SQUARE.finditer(line):
        is_link = found[2] in ("(", "[", ":") or found[1].casefold() in defined
        if not is_link and _open_square(found[1].strip()):
            yield found.start(), f"[{found[1]}]"
    for found in _CURLY.finditer(line):
        if _parts(found[1]) & _THINGS:
            yield found.start(), found[0]
    for found in _ANGLE.finditer(line):
        if found[1].lower().split()[0:1] and found[1].lower().split()[0] not in _TAGS and _parts(found[1]) & _THINGS:
            yield found.start(), found[0]
    folded = line.casefold()
    for whole in _WHOLE:
        if whole in folded:
            place = folded.index(whole)
            yield place, line[place : place + len(whole)]


def _parts(words: str) -> set[str]:
    return {part for part in re.split(r"[\s_.,:/'’-]+", words.casefold()) if part} | {words.casefold()}


def _open_square(words: str) -> bool:
    """Whether words in square brackets, no link, are a blank. A name alone ([AFUP]) is none."""
    if words in ("", "x", "X") or words.startswith("^"):
        return False
    parts = _parts(words)
    if words.casefold() in _IN_BRACKETS:
        return True
    if not re.search(r"\w", words):
        return False
    shouted = words.upper() == words and words.lower() != words
    if shouted and (parts & _THINGS or "_" in words or len(words.split()) > 1):
        return True
    first = re.split(r"[\s_:]+", words)[0]
    if first.casefold() in _OPENERS or (first.isupper() and first.casefold() in _THINGS and len(words.split()) > 1):
        return True
    return (
        words.casefold() in _THINGS - {"here", "link"}
        or parts >= {"your"}
        or any(word in words.casefold().split() for word in _LANGUAGES)
    )


def _shown(line: str, words: str) -> str:
    """The line, cut to the neighbourhood of the blank."""
    place = line.find(words)
    start, end = max(place - 60, 0), place + len(words) + 60
    return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"
