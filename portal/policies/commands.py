"""`portal policies import`: what the pages of a desk do, from the shell."""

import argparse
from email.utils import parseaddr
from pathlib import Path

from .. import access, communities, shell
from ..errors import Refused
from ..library import RELATIONS, TEXT_LIMIT, Source, blanks, licences
from ..shell import Answer
from . import compare_commands, inspect_commands, licence_commands, service, similar_commands

_HELP = {
    "--source-title": "the title of the text it was made from",
    "--source-author": "who wrote that text",
    "--source-url": "where that text stands",
    "--changes": "what was changed, in a sentence",
    "--title": "what the code is called (else the text's own title)",
    "--reason": "what is new in this version",
}


def commands(subparsers) -> None:
    """Hang this room's verbs on the shell."""
    room = shell.group(subparsers, "policies", "codes of conduct")
    verb = shell.verb(room, "import", run_import, "read a code of conduct into a community's draft, or publish it")
    verb.add_argument("file", type=Path, metavar="FILE", help="Markdown, HTML, RST, text, DOCX or PDF")
    verb.add_argument("--community", required=True, metavar="SLUG", help="whose code it is")
    verb.add_argument("--publish", action="store_true", help="publish it, if nothing is missing")
    for name, words in _HELP.items():
        verb.add_argument(name, default="", metavar="TEXT", help=words)
    verb.add_argument("--relation", choices=RELATIONS, help="what was done with the source (else as the text says)")
    verb.add_argument("--licence", type=_licence, metavar="SPDX", help="the licence of this text and of its source")
    verb.add_argument("--source-licence", type=_licence, metavar="SPDX", help="the licence of its source, if another")
    verb.add_argument("--original", action="store_true", help="the community wrote it itself")
    verb.add_argument("--contact", type=_contact, action="append", default=[], metavar="'NAME <MAIL>'")
    compare_commands.hang(room)
    inspect_commands.hang(room)
    licence_commands.hang(room)
    similar_commands.hang(room)


def _licence(words: str) -> str:
    found = licences.known(words)
    if found is None:
        raise argparse.ArgumentTypeError(licence_commands.why_not(words))
    return found.id


def _contact(words: str) -> tuple[str, str]:
    name, mail = parseaddr(words)
    if not name or not communities.mail_ok(mail):
        raise argparse.ArgumentTypeError("write a contact as 'Name <name@example.org>'")
    return name, mail


def run_import(options) -> Answer:
    """Read a file into the draft; with --publish make it the public version."""
    actor = _acting(options.community)
    try:
        raw = options.file.read_bytes()
    except OSError as error:
        return Answer(f"{options.file} can't be read: {error.strerror}.", {"problems": ["file"]}, ok=False)
    try:
        draft = service.take(actor, raw, options.file.name)
        _describe(actor, draft, options)
        known = {contact.mail for contact in communities.contacts(actor)}
        for name, mail in options.contact:
            if mail not in known:
                communities.keep_contact(actor, name=name, mail=mail)
        if options.publish:
            service.publish(actor, options.reason)
    except Refused as refused:
        return _refusal(refused)
    return _told(options, actor, draft)


def _acting(slug: str):
    partition = access.door(slug)
    if partition is None:
        raise Refused("no_community", slug=slug)
    return access.Actor(partition, role="keeper")


def _describe(actor, draft, options) -> None:
    """What the options say goes before what the text says of itself."""
    found = list(service.sources(actor, draft))
    said = {"title": options.source_title, "author": options.source_author, "url": options.source_url}
    said = {name: value for name, value in said.items() if value}
    terms = options.source_licence or options.licence
    if said or (found and (terms or options.changes or options.relation)):
        first = found[0] if found else Source()
        stated = terms if options.source_licence or first.licence == licences.NONE else None
        facts = {"licence": stated, "changes": options.changes, "relation": options.relation} | said
        made = Source(**{**vars(first), **{name: value for name, value in facts.items() if value}})
        found = [made, *found[1:]]
    licence = options.licence or draft.licence
    if not licence:
        draft.title = options.title or draft.title
        draft.original = options.original
        return
    service.describe(
        actor,
        title=options.title or draft.title,
        licence=licence,
        original=options.original,
        made_from=[] if options.original else found,
    )


def _clash(refused: Refused) -> str:
    return "; ".join(f"{name} ({terms})" for name, terms in refused.facts.get("names", []))


def _refusal(refused: Refused) -> Answer:
    problems = list(refused.facts.get("codes", [])) or [refused.code]
    left: list[blanks.Blank] = refused.facts.get("blanks", [])
    lines = [f"line {one.line}: {one.words}" for one in left]
    words = {
        "not_ready": f"It can't be published yet: {', '.join(problems)} missing or open.",
        "text_too_long": f"The text is longer than {TEXT_LIMIT // 1000} kB.",
        "text_empty": "There is no text in the file.",
        "text_binary": "The file is no text.",
        "text_too_tangled": "The text is too tangled to be drawn in two seconds.",
        "licence_odd": "This licence can't be that of a new text.",
        "source_is_itself": "A text can't be made from itself: this is the community's own code. Leave it out.",
        "sources_clash": f"As their licences state it, these can't be combined in one text: {_clash(refused)}. "
        "Leave one out, or ask its authors in writing.",
    }.get(refused.code, f"Refused: {refused.code}.")
    return Answer("\n".join([words, *lines]), {"problems": problems, "blanks": [vars(one) for one in left]}, ok=False)


def _told(options, actor, draft) -> Answer:
    codes, left = service.missing(actor, draft)
    mended = [{"code": code, "fact": fact} for code, fact in service.mended(draft)]
    facts = {
        "community": options.community,
        "title": draft.title,
        "licence": draft.licence or None,
        "sources": [vars(source) for source in service.sources(actor, draft)],
        "mended": mended,
        "version": draft.number,
        "missing": codes,
        "blanks": [vars(one) for one in left],
    }
    repaired = "".join(f" {one['code'].replace('_', ' ').capitalize()}." for one in mended)
    if draft.number:
        return Answer(f"Published as version {draft.number} at /c/{options.community}/conduct.{repaired}", facts)
    todo = f" Still open: {', '.join(codes)}." if codes else " It is ready to be published."
    return Answer(f"Kept as a draft of {options.community}.{todo}{repaired}", facts)
