"""A calendar file (RFC 5545) out of entries that name nothing. Pure."""

from datetime import datetime, timedelta

_STAMP = "%Y%m%dT%H%M%SZ"
_FOLD = 73


def _text(words: str) -> str:
    """Words as a value: what the format uses itself is escaped, line ends are gone."""
    plain = " ".join(words.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> list[str]:
    """A line in pieces of at most 75 octets, never through the middle of a letter."""
    pieces, now = [], ""
    for letter in line:
        if len((now + letter).encode()) > _FOLD:
            pieces.append(now)
            now = " "
        now += letter
    return [*pieces, now]


def _event(key: str, words: str, starts: datetime, ends: datetime, now: datetime, link: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{key}@conduct",
        f"DTSTAMP:{now.strftime(_STAMP)}",
        f"DTSTART:{starts.strftime(_STAMP)}",
        f"DTEND:{ends.strftime(_STAMP)}",
        f"SUMMARY:{_text(words)}",
        f"URL:{link}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def written(events, *, name: str, now: datetime, link: str) -> str:
    """The whole file. events: (key, words, starts, ends or None)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Conduct Portal//duty//EN", f"X-WR-CALNAME:{_text(name)}"]
    for key, words, starts, ends in events:
        lines += _event(key, words, starts, ends or starts + timedelta(minutes=30), now, link)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))
