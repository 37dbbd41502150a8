"""Names and places of well-known works inside other words: "Contributor Covenant" in a dozen languages."""

import re
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from .. import catalogue
from .vocabulary import sections

_NAMES = sections("known.txt")
_NAMED = re.compile(
    "|".join(f"(?P<n{place}>{'|'.join(lines)})" for place, lines in enumerate(_NAMES.values())), re.IGNORECASE
)
_WORKS = list(_NAMES)
_HOSTS = re.compile(
    r"contributor-covenant|geekfeminism|adainitiative|citizencodeofconduct|berlincodeofconduct"
    r"|confcodeofconduct|communitycodeofconduct"
    r"|jsconf|stumptownsyndicate|stumpsyn|hackdaymanifesto|hackcodeofconduct|todogroup|pdxruby"
    r"|plone\.org|speakup\.io|community-covenant|rubyberlin|pycon\.|djangoproject\.com"
    r"|policies\.python\.org",
)
_PATH = re.compile(
    r"conduct|covenant|\bcoc\b|[-_/.]coc(?:[-_/.]|$)|anti-?harass|harass|polic(?:y|ies)|conduc?t"
    r"|verhaltens|kodeks|kodex|conduite|conducta|condotta|conduta|gedragscode|行|manifesto"
    r"|participation"
    r"|community[-_]?guidelines|trolling|moderation|diversity|enforcement|ethics|charte|guidelines"
    r"|behavio|consequence|inclusion|reporting|incident",
    re.IGNORECASE,
)


@cache
def place_of(url: str) -> str:
    """An address in the form in which two copies of it are equal."""
    return catalogue.place_of(url)


@cache
def host_of(url: str) -> str:
    """The site an address belongs to; on shared hosts the project, too."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    if host in (
        "github.com",
        "gitlab.com",
        "raw.githubusercontent.com",
        "meetup.com",
        "bitbucket.org",
        "codeberg.org",
        "gist.github.com",
    ):
        return (
            host.replace("raw.githubusercontent", "github")
            + "/"
            + "/".join(parts.path.strip("/").lower().split("/")[:2])
        )
    if host == "web.archive.org":
        inner = re.search(r"https?://([^/]+)", parts.path)
        return inner[1].lower().removeprefix("www.") if inner else host
    return host


@lru_cache(maxsize=4096)
def named(words: str) -> str:
    """The catalogue's id (or another name) of the well-known work these words name; an empty string for none."""
    found = _NAMED.search(words[:800])
    return _WORKS[int(found.lastgroup[1:])] if found else ""


@cache
def like_a_code(url: str) -> bool:
    """Whether an address looks like that of a code of conduct."""
    parts = urlsplit(unquote(url))
    return bool(
        _HOSTS.search(parts.netloc.lower())
        or _PATH.search(f"{parts.netloc}{parts.path}#{parts.fragment}")
        or catalogue.find(url)
    )


_A_TEXT = f"(?<![a-zA-ZÀ-ž])(?:{'|'.join(sections('words.txt')['document'])})"
_CLOSING = re.compile(
    r"^\W*(?:the )?(?:contributor covenant|citizen code of conduct|berlin code of conduct"
    r"|geek feminism|community covenant)",
    re.IGNORECASE,
)


def opens_with_work(words: str) -> bool:
    """Whether words begin with a work whose own closing lines are often left in its adopters' texts."""
    return bool(_CLOSING.match(words))


def names_a_code(words: str) -> bool:
    """Whether a name is that of a text, rather than of the people who wrote it."""
    return bool(re.search(_A_TEXT, words, re.IGNORECASE))
