"""A code in every shape it leaves the portal in. All take their words from `rendering`, so contacts are today's.

Files that will lie in somebody's repository or website name the community's page in place of its contacts: a copy
can't change when they do. Paper, frames and data are made anew each time and name them.
"""

import json
from dataclasses import dataclass

from markupsafe import Markup, escape

from .. import communities
from ..db import Scope
from ..library import Attribution, as_data, as_html, as_text, licence, printing, rst
from . import precedence, rendering, service
from .models import PolicyVersion

SHORT = 260


@dataclass(frozen=True)
class Sheet:
    """Everything a shape needs: the version as it is shown today, and what stands beside it."""

    slug: str
    community: str
    version: PolicyVersion
    work: Attribution
    html: str
    text: str
    contacts: tuple
    home: str
    agreement: object = None

    @property
    def page(self) -> str:
        """Where the code stands."""
        return f"{self.home}/c/{self.slug}/conduct"

    @property
    def front(self) -> str:
        """The community's page, where one can report and finds people."""
        return f"{self.home}/c/{self.slug}/"


def sheet(scope: Scope, version: PolicyVersion, home: str, say=str) -> Sheet:
    """A version with what stands beside it; `home` is this portal's address."""
    row = communities.community(scope)
    return Sheet(
        row.slug,
        row.name,
        version,
        service.attribution_of(scope, version, f"{home}/c/{row.slug}/conduct"),
        rendering.rendered(scope, version, home=home, say=say),
        rendering.written(scope, version, home=home, say=say),
        tuple(communities.contacts(scope)),
        home,
        precedence.of(scope),
    )


def ways(contact) -> list[tuple[str, str]]:
    """How a contact is reached, each as (words, address)."""
    phone = "tel:" + "".join(one for one in contact.phone if one.isdigit() or one == "+")
    told = [(contact.mail, f"mailto:{contact.mail}"), (contact.phone, phone), (contact.url, contact.url)]
    return [(words, address) for words, address in told if words]


def people(one: Sheet) -> Markup:
    """The contacts as a list."""
    items = []
    for contact in one.contacts:
        links = [Markup('<a href="{}">{}</a>').format(address, words) for words, address in ways(contact)]
        about = Markup(", {}").format(contact.words) if contact.words else ""
        items.append(Markup("<li><strong>{}</strong>{}: {}</li>").format(contact.name, about, Markup(", ").join(links)))
    return Markup("<ul>{}</ul>").format(Markup("").join(items)) if items else Markup("")


def spdx(one: Sheet) -> list[str]:
    """The lines that say whose text it is and under which licence, for a comment at the top."""
    year = one.version.published.year if one.version.published else ""
    author = " ".join(one.work.author.replace("--", "-").replace("<", "(").replace(">", ")").split())
    lines = [f"SPDX-FileCopyrightText: {year} {author}"]
    known = licence(one.work.licence)
    return [*lines, f"SPDX-License-Identifier: {known.id}"] if known.stated else lines


def as_rst(one: Sheet, say) -> str:
    """CODE_OF_CONDUCT.rst: the licence in comments and the attribution in sight."""
    comment = "\n".join(f".. {line}" for line in spdx(one))
    turn = Markup("<p>{} <a href='{}'>{}</a></p>").format(
        say("Report something, or reach a person:"), one.front, one.front
    )
    rest = rst.rst(f"{turn}<hr><p>{as_html(one.work, one.version.language)}</p>")
    return f"{comment}\n\n{rst.title(one.work.title)}\n\n{rst.rst(one.html)}\n\n----\n\n{rest}\n"


def as_fragment(one: Sheet, say) -> str:
    """HTML to put into a page of one's own: no script, no style, nothing loaded."""
    comment = "<!--\n{}\n-->\n".format("\n".join(spdx(one)).replace("--", "- -"))
    head = Markup('<article class="code-of-conduct" lang="{}" dir="auto">\n<h2>{}</h2>\n').format(
        one.version.language, one.work.title
    )
    foot = Markup(
        '\n<h3>{}</h3>\n<p><a href="{}">{}</a></p>\n<footer about="{}" prefix="cc: http://creativecommons.org/ns# '
        'dct: http://purl.org/dc/terms/"><p>{}</p></footer>\n</article>\n'
    ).format(
        say("Report something, or reach a person"),
        one.front,
        one.front,
        one.page,
        as_html(one.work, one.version.language),
    )
    return "".join((comment, str(head), one.html, str(foot)))


def facts(one: Sheet) -> dict:
    """The words twice, and everything that is known of them but whom one can turn to."""
    version = one.version
    known = licence(version.licence)
    return {
        "title": version.title,
        "community": one.community,
        "url": one.page,
        "report": f"{one.front}report",
        "version": version.number,
        "published": version.published.isoformat(),
        "language": version.language,
        "licence": known.id if known.stated else None,
        "licence_url": known.url,
        "attribution": as_text(one.work, version.language),
        "sources": [
            {
                name: getattr(source, name)
                for name in ("title", "author", "url", "licence", "relation", "changes", "hop")
            }
            for source in one.work.sources
        ],
        "markdown": one.text,
        "html": one.html,
    }


def as_facts(one: Sheet) -> str:
    """JSON: all of it, with the people."""
    people = [
        {name: getattr(each, name) for name in ("name", "kind", "words", "mail", "phone", "url")}
        for each in one.contacts
    ]
    return json.dumps(facts(one) | {"contacts": people}, ensure_ascii=False, indent=1)


def as_linked(one: Sheet) -> str:
    """JSON-LD in the words of schema.org."""
    version = one.version
    facts = as_data(
        one.work,
        version.language,
        version=str(version.number),
        dateModified=version.published.isoformat(),
        inLanguage=version.language,
        maintainer={"@type": "Organization", "name": one.community, "url": one.front},
    )
    return json.dumps(facts, ensure_ascii=False, indent=1)


def as_pdf(one: Sheet, say, foot: str) -> bytes:
    """The whole code on A4, tagged. Raises Refused paper_no_font or paper_too_tangled."""
    turn = Markup("<p><a href='{}'>{}</a></p>{}").format(one.front, one.front, people(one))
    credit = Markup("<p>{}</p>").format(as_html(one.work, one.version.language))
    return printing.code(
        title=one.work.title,
        author=one.work.author,
        who=one.community,
        language=one.version.language,
        html=one.html,
        after=[(say("Report something, or reach a person"), turn), (say("Where it comes from"), credit)],
        foot=foot,
        day=one.version.published,
    )


def as_poster(one: Sheet, paper: str, say, foot: str) -> bytes:
    """A sheet for the wall (a4) or the pocket (a6). Raises Refused paper_no_font or paper_too_tangled."""
    words = Markup("<p>{}</p><p>{}</p>").format(short_form(one, say), say("You need no account and no name to report."))
    return printing.poster(
        paper=paper,
        title=one.work.title,
        author=one.work.author,
        who=one.community,
        language=one.version.language,
        html=words,
        url=one.front,
        scan=say("Report something, or read the code"),
        after=[(say("Or talk to somebody"), people(one))] if one.contacts else [],
        foot=foot,
        day=one.version.published,
    )


def short_form(one: Sheet, say) -> str:
    """The code in a breath."""
    return say("%(community)s keeps to a code of conduct. It holds for everybody, here and online.").replace(
        "%(community)s", one.community
    )


def slide(one: Sheet, say) -> str:
    """What to show and say when a meeting opens."""
    lines = [one.work.title, "", short_form(one, say), "", say("If something is not all right, tell one of us:")]
    for contact in one.contacts:
        lines.append(f"- {contact.name}: {', '.join(words for words, _address in ways(contact))}")
    lines += [f"- {say('or without your name:')} {one.front}report", "", f"{say('All of it:')} {one.page}"]
    return "\n".join(lines)


def footer(one: Sheet, say) -> str:
    """Two lines for the foot of a mail."""
    return f"-- \n{short_form(one, say)}\n{one.page} · {say('Report:')} {one.front}report"


def embedding(one: Sheet) -> str:
    """The line that puts the code into a page as a frame."""
    title = escape(one.work.title)
    place = f"{one.home}/c/{one.slug}/embed"
    return f'<iframe src="{place}" title="{title}" width="100%" height="600" loading="lazy"></iframe>'
