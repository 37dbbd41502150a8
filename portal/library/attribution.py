"""Who wrote what: one model of title, author, source, licence and changes, told in four ways (policy P0 4).

The words follow the text's language (phrases.py); readback.py reads every way back into the same model.
"""

from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from .licences import NONE, Licence, licence
from .phrases import Phrases, phrases

ADAPTED, INCORPORATED, INSPIRED, TRANSLATED = "adapted", "incorporated", "inspired", "translated"
RELATIONS = (ADAPTED, INCORPORATED, INSPIRED, TRANSLATED)


@dataclass(frozen=True)
class Source:
    """A text another one was made from.

    hop 1 is a direct source; hop 2 and further belong to the nearest one before it that is a hop nearer. `ref` names
    it in the catalogue or on this portal, `pin` is the fingerprint of the very version, `permission` says who allowed
    it in writing where the licence does not; none of the three is part of the words.
    """

    title: str = ""
    author: str = ""
    url: str = ""
    licence: str = NONE
    relation: str = ADAPTED
    changes: str = ""
    hop: int = 1
    ref: str = field(default="", compare=False)
    pin: str = field(default="", compare=False)
    permission: str = field(default="", compare=False)


@dataclass(frozen=True)
class Attribution:
    """A published text: its own title, author, address and licence, and what it was made from."""

    title: str
    author: str
    url: str = ""
    licence: str = NONE
    sources: tuple[Source, ...] = ()


def tidied(work: Attribution) -> Attribution:
    """The model as its words tell it: single spaces, no full stop after the changes, whole steps from hop to hop."""
    told, deepest = [], 0
    for source in work.sources:
        words = {name: " ".join(getattr(source, name).split()) for name in ("title", "author", "changes")}
        words["changes"] = words["changes"].rstrip(".。").strip()
        deepest = min(max(source.hop, 1), deepest + 1)
        told.append(replace(source, **words, url=source.url.strip(), hop=deepest))
    title, author = " ".join(work.title.split()), " ".join(work.author.split())
    return Attribution(title, author, work.url.strip(), work.licence, tuple(told))


def parents(sources: tuple[Source, ...]) -> list[int | None]:
    """For each source the place of the one it follows; None for a direct one."""
    last: dict[int, int] = {}
    found = []
    for place, source in enumerate(sources):
        found.append(last.get(source.hop - 1))
        last[source.hop] = place
        last = {hop: at for hop, at in last.items() if hop <= source.hop}
    return found


def quoted(words: str) -> str:
    """A title in quotation marks; its own stay where they pair up."""
    depth = 0
    for letter in words:
        depth += {"“": 1, "”": -1}.get(letter, 0)
        if depth < 0:
            break
    return f"“{words}”" if not depth else "“{}”".format(words.replace("“", '"').replace("”", '"'))


def name_of(source: Source, language: str = "en") -> str:
    """What a source is called: “Title” by Author, or whichever of the two is known."""
    if source.title and source.author:
        return f"{quoted(source.title)} {phrases(language).by} {source.author}"
    return quoted(source.title) if source.title else source.author


def short_of(source: Source) -> str:
    """A source's name without its author, when it is named a second time."""
    return quoted(source.title) if source.title else source.author


def terms_of(stated: Licence, said: Phrases) -> str:
    """A licence's short name in the language of these phrases."""
    if stated.family in ("none", "unknown", "reserved"):
        return {"none": said.none, "unknown": said.unknown, "reserved": said.reserved}[stated.family]
    return stated.short.replace("no version stated", said.unversioned)


def _lead(work: Attribution, place: int, said: Phrases) -> str:
    source, parent = work.sources[place], parents(work.sources)[place]
    if parent is None:
        return said.leads[source.relation]
    return f"{short_of(work.sources[parent])} {said.deeper[source.relation]}"


def _changes(source: Source, said: Phrases) -> str:
    return f" {said.changes} {source.changes}{said.stop}" if source.changes else ""


def _bracket(words: str) -> str:
    return f" ({words})" if words else ""


def as_text(work: Attribution, language: str = "en") -> str:
    """The attribution as plain sentences, addresses in brackets."""
    work, said = tidied(work), phrases(language)
    parts = [f"{quoted(work.title)} {said.by} {work.author}{_bracket(work.url)}{said.stop}"]
    for place, source in enumerate(work.sources):
        facts = "; ".join(fact for fact in (source.url, terms_of(licence(source.licence), said)) if fact)
        words = f"{_lead(work, place, said)} {name_of(source, language)} ({facts}){said.stop}"
        parts.append(f"{words}{_changes(source, said)}")
    own = licence(work.licence)
    told = f"{said.licensed} {terms_of(own, said)}{_bracket(own.url or '')}" if own.stated else said.unlicensed
    return " ".join([*parts, f"{told}{said.stop}"])


_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>&#~|"})


def _md(words: str) -> str:
    return " ".join(words.split()).translate(_MARKS)


def _md_link(words: str, url: str) -> str:
    return f"[{_md(words)}](<{url}>)" if url else _md(words)


def as_markdown(work: Attribution, language: str = "en") -> str:
    """The attribution as a Markdown paragraph with links."""
    work, said = tidied(work), phrases(language)
    parts = [f"{_md_link(quoted(work.title), work.url)} {said.by} {_md(work.author)}{said.stop}"]
    for place, source in enumerate(work.sources):
        stated = licence(source.licence)
        named = _md_link(name_of(source, language), source.url)
        terms = _md_link(terms_of(stated, said), stated.url or "")
        changes = f" {_md(_changes(source, said))}" if source.changes else ""
        parts.append(f"{_md(_lead(work, place, said))} {named} ({terms}){said.stop}{changes}")
    own = licence(work.licence)
    told = f"{said.licensed} {_md_link(terms_of(own, said), own.url or '')}" if own.stated else said.unlicensed
    return " ".join([*parts, f"{told}{said.stop}"])


def _a(words: str, url: str, rel: str = "", prop: str = "") -> Markup:
    """A link carrying ccREL marks, or the words alone."""
    if not url:
        return escape(words)
    rel = f"{rel} noopener noreferrer".strip()
    marks = Markup(' property="{}"').format(prop) if prop else Markup("")
    return Markup('<a href="{}" rel="{}"{}>{}</a>').format(url, rel, marks, words)


def as_html(work: Attribution, language: str = "en") -> Markup:
    """The attribution as HTML with ccREL marks (rel=license, dct:source, cc:attributionName)."""
    work, said = tidied(work), phrases(language)
    author = _a(work.author, work.url, "cc:attributionURL", "cc:attributionName")
    title = Markup('“<span property="dct:title">{}</span>”').format(quoted(work.title)[1:-1])
    parts = [Markup("{} {} {}{}").format(title, said.by, author, said.stop)]
    for place, source in enumerate(work.sources):
        stated, lead = licence(source.licence), _lead(work, place, said)
        named, terms = _html_name(source, said), _a(terms_of(stated, said), stated.url or "")
        parts.append(Markup("{} {} ({}){}{}").format(lead, named, terms, said.stop, _changes(source, said)))
    own = licence(work.licence)
    told = escape(said.unlicensed)
    if own.stated:
        told = Markup("{} {}").format(said.licensed, _a(terms_of(own, said), own.url or "", "license"))
    return Markup(" ").join([*parts, told + said.stop])


def _html_name(source: Source, said: Phrases) -> Markup:
    rel = "dct:source" if source.hop == 1 else ""
    if not source.title:
        return _a(source.author, source.url, rel)
    title = Markup("“{}”").format(_a(quoted(source.title)[1:-1], source.url, rel))
    return Markup("{} {} {}").format(title, said.by, source.author) if source.author else title


PARTS = "parts of it"
PLACES = {ADAPTED: "isBasedOn", INCORPORATED: "isBasedOn", INSPIRED: "citation", TRANSLATED: "translationOfWork"}


def as_data(work: Attribution, language: str = "en", **facts) -> dict:
    """The attribution as schema.org JSON-LD; `facts` (version, dateModified, inLanguage) join it."""
    work = tidied(work)
    made: dict = {"@context": "https://schema.org", "@type": "CreativeWork", "name": work.title}
    if work.url:
        made["url"] = work.url
    made["author"] = {"@type": "Organization", "name": work.author}
    made |= _terms_data(licence(work.licence))
    rows = [_source_data(source, place) for place, source in enumerate(work.sources, 1)]
    for place, parent in enumerate(parents(work.sources)):
        into = made if parent is None else rows[parent]
        into.setdefault(PLACES[work.sources[place].relation], []).append(rows[place])
    made["creditText"] = as_text(work, language)
    made.update((name, value) for name, value in facts.items() if value)
    return made


def _terms_data(stated: Licence) -> dict:
    if stated.url:
        return {"license": stated.url}
    return {} if stated.id == NONE else {"copyrightNotice": stated.name}


def _source_data(source: Source, place: int) -> dict:
    made: dict = {"@type": "CreativeWork", "position": place}
    facts = {
        "name": source.title,
        "url": source.url,
        "version": source.pin,
        "disambiguatingDescription": source.relation == INCORPORATED and PARTS,
        "description": source.changes and f"Changes: {source.changes}.",
    }
    made.update((name, value) for name, value in facts.items() if value)
    made |= _terms_data(licence(source.licence))
    if source.author:
        made["author"] = {"@type": "Organization", "name": source.author}
    return made
