"""What a community's facts must look like: pure questions."""

import re
import unicodedata
from urllib.parse import urlsplit
from zoneinfo import available_timezones

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,57}[a-z0-9])")
_MAIL = re.compile(r"[^\s@<>\"'(),;:\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,180}[a-z0-9])?\.[a-z0-9-]{2,63}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{3,30}[0-9]")
RESERVED = frozenset(
    ("new", "start", "report", "box", "committee", "desk", "static", "api", "admin", "portal", "site", "here")
)


def slug_ok(slug: str) -> bool:
    """Whether words may stand in an address: 2 to 59 small letters, digits and hyphens between them."""
    return bool(_SLUG.fullmatch(slug)) and "--" not in slug and slug not in RESERVED


def slug_from(name: str) -> str:
    """An address made from a name; may be empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:59].strip("-")


def mail_ok(mail: str) -> bool:
    """Whether this can be a mail address."""
    return bool(_MAIL.fullmatch(mail)) and ".." not in mail and not mail.startswith(".")


def phone_ok(phone: str) -> bool:
    """Whether this can be a telephone number."""
    return bool(_PHONE.fullmatch(phone))


def url_ok(url: str) -> bool:
    """Whether this is a web address that may be linked (R41)."""
    if not re.fullmatch(r"https?://[^\s<>\"'\\]{3,490}", url, re.IGNORECASE):
        return False
    try:
        return "." in (urlsplit(url).hostname or "")
    except ValueError:
        return False


def zone_ok(zone: str) -> bool:
    """Whether this is an IANA time zone."""
    return zone in zones()


def zones() -> list[str]:
    """The time zones to choose from, in order."""
    return sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")


def reachable(contact) -> bool:
    """Whether there is any way to reach a contact."""
    return bool(contact.mail or contact.phone or contact.url)


def contact_problems(kind: str, name: str, mail: str, phone: str, url: str) -> list[tuple[str, str]]:
    """What is wrong with a contact as (field, code)."""
    found = []
    if not name.strip():
        found.append(("name", "needed"))
    if not (mail or phone or url):
        found.append(("mail", "no_way"))
    if mail and not mail_ok(mail):
        found.append(("mail", "mail_odd"))
    if phone and not phone_ok(phone):
        found.append(("phone", "phone_odd"))
    if url and not url_ok(url):
        found.append(("url", "url_odd"))
    if kind not in ("person", "group"):
        found.append(("kind", "needed"))
    return found
