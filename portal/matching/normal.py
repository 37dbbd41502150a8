"""Normal forms: two spellings a person would call the same give the same text.

A normal form is for comparing only. It is never shown, and never takes the place of what somebody wrote.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
    }
)
_PLATFORMS = {
    "x": "twitter",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "gh": "github",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "t.me": "telegram",
    "tg": "telegram",
    "discord.com": "discord",
    "bsky": "bluesky",
    "bsky.app": "bluesky",
    "linkedin.com": "linkedin",
}
_SERVERS = {"mastodon", "fediverse", "matrix", "xmpp"}
_DOTLESS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
_UNSEEN_IN_DOMAINS = re.compile("[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
_CONTROLS = dict.fromkeys({*range(32), 127} - {9, 10, 13})
_PLAIN_WORDS = re.compile("[a-z0-9]+")
_UNSEEN = {"Cf", "Cc", "Cs", "Co", "Cn"}
_MARKS = {"Mn", "Me"}
_KEPT_SCRIPTS = ("DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "THAI", "KATAKANA", "HIRAGANA", "HANGUL", "GURMUKHI")


class _Signs(dict):
    """A table for `translate`, filled as signs are met: asking what a sign is takes longer than all else here."""

    def __init__(self, ask):
        super().__init__()
        self.ask = ask

    def __missing__(self, code: int) -> str | None:
        found = self.ask(chr(code))
        if code < _COMMON:
            self[code] = found
        return found


def _kept(char: str) -> str | None:
    kind = unicodedata.category(char)
    if kind in _UNSEEN:
        return char if char in "\t\n\r" else None
    mark = kind in _MARKS and not unicodedata.name(char, "").removeprefix("COMBINING ").startswith(_KEPT_SCRIPTS)
    return None if mark else char


def _in_words(char: str) -> str:
    return char if unicodedata.category(char)[0] in "LMN" else " "


_COMMON = 0x10000  # the signs that are remembered; of those beyond it there are too many, and few are met
_KEPT, _IN_WORDS = _Signs(_kept), _Signs(_in_words)


def _bare(text: str) -> str:
    """Compatible forms folded, accents and invisible characters gone; marks that are letters stay."""
    if text.isascii():  # most are, and need only this
        return text.lower().translate(_CONTROLS)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", folded.translate(_KEPT)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The words of a name, in their order: "Núñez-O'Neill, J." gives nunez, o, neill, j."""
    bare = _bare(text)
    return _PLAIN_WORDS.findall(bare) if bare.isascii() else bare.translate(_IN_WORDS).split()


def name(text: str) -> str:
    """A name's normal form: case, accents, punctuation and spacing do not matter, order does."""
    return " ".join(words(text))


def name_key(text: str) -> str:
    """A name's words in the order of the alphabet: "Kesten, Robin" and "Robin Kesten" are the same."""
    return " ".join(sorted(words(text)))


def initials(text: str) -> str:
    """The first letters of a name's words: "Rob K." and "Robin Kesten" have the same ones."""
    return "".join(part[0] for part in words(text))


def handle(text: str, platform: str = "") -> str:
    """A handle as `platform:name`: "@Robk_Dev" on GitHub and https://github.com/robk_dev are one.

    Where a name only means something together with its server (Mastodon, Matrix) the server stays.
    """
    bare = _bare(text).strip()
    found = re.match(r"(?:https?://)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})/(?:@|in/|u/|user/|profile/)?([^/?#\s]+)", bare)
    if found and "@" not in found[1]:
        place, bare = found[1], found[2]
        platform = platform or place
    place = _bare(platform).strip()
    place = _PLATFORMS.get(place, place.removesuffix(".com"))
    bare = bare.lstrip("@").strip()
    if "@" in bare and place not in _SERVERS:
        bare = bare if place == "" else bare.partition("@")[0]
    return f"{place}:{bare}"


def mail(text: str) -> str:
    """An address as its owner's mailbox most likely is; "" when it is no address.

    Capitals do not matter, what follows a plus is dropped, and where a provider ignores dots so do we.
    """
    found = re.fullmatch(r"[^<>]*<([^<>]+)>\s*|\s*([^<>\s]+)\s*", unicodedata.normalize("NFKC", text))
    local, sign, domain = ((found[1] or found[2]) if found else "").strip().casefold().rpartition("@")
    if not (local and sign and domain):
        return ""
    domain = _domain(domain.strip("."))
    local = local.partition("+")[0] or local
    if domain in _DOTLESS:
        local, domain = local.replace(".", ""), _DOTLESS[domain]
    return f"{local}@{domain}" if local and domain else ""


def _domain(text: str) -> str:
    """A domain as it is looked up: letters beyond ASCII in their coded form, invisible ones gone."""
    folded = _UNSEEN_IN_DOMAINS.sub("", unicodedata.normalize("NFKC", text))
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in re.split("[.\u3002]", folded)
    )
