"""The ways to reach somebody that a text names: mail addresses, telephone numbers, forms."""

import re
from dataclasses import dataclass

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])", re.IGNORECASE)
_HIDDEN = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?(?:\[at\]|\(at\)|\{at\}|&#64;|&#x40;)\s?([\w-]{1,63}(?:\s?(?:\[dot\]|\(dot\)|\.)\s?[\w-]{1,63}){1,4})",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?![\w/-])|(?<!\d)\+\d{7,15}(?!\d)"
)
_FORM = re.compile(
    r"https?://(?:forms\.gle|docs\.google\.com/forms|goo\.gl/forms|[\w.-]{1,60}typeform\.com|[\w.-]{1,60}airtable\.com|form\.jotform\.com)[^\s)\]\"'<>]{0,200}"
)
_CALL = re.compile(
    r"phone|call|text|sms|tel|mobile|hotline|whats|signal|emergency|teléfono|llam|téléphone|appel|telefon|anruf|chiam|ligue|電話|电话|電話|전화|телефон|טלפון|هاتف",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Contact:
    """A way to reach somebody: kind is mail, phone or form."""

    kind: str
    value: str
    line: int
    evidence: str


def contacts(text: str) -> list[Contact]:
    """Each address once, in order, with the line it stands in."""
    found: dict[str, Contact] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if len(found) >= 60:
            break
        line = line[:4000]
        for kind, value in _in_line(line):
            found.setdefault(value.casefold(), Contact(kind, value, number, " ".join(line.split())[:300]))
    return list(found.values())


def _in_line(line: str):
    if "@" in line:
        yield from (("mail", hit[0]) for hit in _MAIL.finditer(line))
    if "at" in line or "&#" in line:
        for hit in _HIDDEN.finditer(line):
            host = re.sub(r"\s?(?:\[dot\]|\(dot\))\s?", ".", hit[2])
            yield "mail", f"{hit[1]}@{host.replace(' ', '')}"
    if _CALL.search(line):
        bare = re.sub(r"https?://\S{1,600}", " ", line)
        for hit in _PHONE.finditer(bare):
            if 7 <= sum(letter.isdigit() for letter in hit[0]) <= 15 and not re.fullmatch(
                r"\d{4}[-.]\d{2}[-.]\d{2}", hit[0]
            ):
                yield "phone", hit[0].strip()
    if "http" in line:
        yield from (("form", hit[0]) for hit in _FORM.finditer(line))
