"""`portal communities export|import`: a community as one sealed archive, out of one portal and into another."""

import os
import sys
from getpass import getpass
from pathlib import Path

from .. import access, accounts, sealing
from ..access import Actor
from ..db import writing
from ..errors import Refused
from ..shell import Answer, group, password_from_input, settings_of, verb
from . import packing, taking, unpacking

NOBODY = "Nobody with this address and password leads that community."
_PROBLEMS = {
    "archive_shut": "It does not open: the code is another one, or the file was changed.",
    "archive_odd": "That is no archive of a community, or one of another version.",
    "slug_taken": "That address is taken here. Give another one with --slug.",
    "slug_odd": "Give an address of small letters, digits and hyphens with --slug.",
}


def commands(subparsers) -> None:
    """Hang the verbs of communities on the portal command."""
    verbs = group(subparsers, "communities", "take a community along, and bring it in")
    about = "write everything of a community that one of its leads can open into a sealed archive; prints its code"
    made = verb(verbs, "export", run_export, about, reads=True)
    made.add_argument("file", metavar="FILE", help="where to write it; it must not be there yet")
    made.add_argument("--community", required=True, metavar="SLUG", help="the last part of /c/…/")
    made.add_argument("--as", dest="who", required=True, metavar="EMAIL", help="a lead; password on standard input")
    about = "bring a community in from a sealed archive; its code is read from standard input"
    made = verb(verbs, "import", run_import, about)
    made.add_argument("file", metavar="FILE", help="the sealed archive")
    made.add_argument("--lead", required=True, metavar="EMAIL", help="who has an account here and will lead it")
    made.add_argument("--slug", default="", metavar="SLUG", help="its address here (else as it was)")


def run_export(options) -> Answer:
    """Pack, seal, write; the log and the other leads hear of it."""
    with writing():  # signing in notes the day; what follows only reads
        actor = _lead(options)
    if actor is None:
        return Answer(NOBODY, {"problems": ["who"]}, ok=False)
    code = sealing.new_parcel_code()
    spool, counts = packing.pack(actor, home=settings_of(options).base_url.rstrip("/"))
    made = taking.closed(spool, code, options.community)
    try:
        with open(options.file, "xb", opener=_private) as out:
            for part in made.parts:
                out.write(part)
    except OSError as error:
        return Answer(f"{options.file}: {error.strerror}.", {"problems": ["file"]}, ok=False)
    with writing():
        taking.note(actor)
    told = "{cases} cases and {reports} reports are in {file}. Its code, shown once:\n{code}"
    facts = counts | {"file": options.file, "code": code, "size": made.size}
    return Answer(told.format(**facts), facts)


def _private(path, flags):
    return os.open(path, flags, 0o600)


def _lead(options) -> Actor | None:
    """The lead who types their password; and, where they have a second factor, its code on the next line."""
    found, place = accounts.sign_in(options.who, password_from_input()), access.door(options.community)
    if found is None or place is None:
        return None
    person, key = found
    if accounts.has_totp(person.id):
        accounts.check_totp(person.id, password_from_input())
    if (place, "lead") not in access.roles_of(person.id, place):
        return None
    return Actor(place, person.id, key, role="lead")


def run_import(options) -> Answer:
    """Open, found, write it all anew."""
    person, source = accounts.by_address(options.lead), Path(options.file)
    if person is None or sealing.holder_of(person.id) is None:
        return Answer("Nobody with this address has an account here.", {"problems": ["who"]}, ok=False)
    if not source.is_file():
        return Answer("There is no such file.", {"problems": ["file"]}, ok=False)
    code = sealing.tidy_parcel_code(getpass("Code: ") if sys.stdin.isatty() else sys.stdin.readline())
    if code is None:
        return Answer("That is no code: it has 24 letters and numbers.", {"problems": ["code"]}, ok=False)
    try:
        with source.open("rb") as sealed, unpacking.opened(code, sealed) as folder:
            made = unpacking.bring(Actor("site", person.id, role="person"), folder, slug=options.slug)
    except Refused as refused:
        words = _PROBLEMS.get(refused.code, f"Refused: {refused.code}.")
        return Answer(words, {"problems": [refused.code]}, ok=False)
    told = "{cases} cases and {reports} reports came in, sealed to {lead}. It stands at /c/{slug}/."
    facts = made.counts | {"slug": made.slug, "lead": options.lead}
    return Answer(told.format(**facts), facts)
