"""`portal committee found`: the first member's link, once (settled 35); the register as a sheet, in and out."""

import os
from pathlib import Path

from .. import access, accounts, register
from ..access import Actor
from ..shell import Answer, group, password_from_input, settings_of, verb

NOBODY = "Nobody with this address and password may open the register."


def commands(subparsers) -> None:
    """Hang this room's verbs on the portal command."""
    verbs = group(subparsers, "committee", "the committee")
    made = verb(verbs, "found", found, "print the link with which the first member founds the committee")
    made.add_argument("--email", required=True, metavar="E", help="the first member's address")
    made = verb(verbs, "import-register", import_register, "look at a status sheet; with --write, bring it in")
    made.add_argument("file", metavar="FILE", help="the sheet, as CSV")
    made.add_argument("--write", action="store_true", help="write it (else it is only looked at)")
    made.add_argument("--as", dest="who", default="", metavar="EMAIL", help="a key holder; password on standard input")
    made = verb(verbs, "export-register", export_register, "write the register's status sheet, by code")
    made.add_argument("file", metavar="FILE", help="where to write it; it must not be there yet")
    made.add_argument("--as", dest="who", required=True, metavar="EMAIL", help="a key holder, password on input")


def found(options) -> Answer:
    """Print a one-use link, only while no committee exists."""
    if access.people_with("committee"):
        return Answer("There is a committee already.", {"problems": ["committee_exists"]}, ok=False)
    path = accounts.invite(
        access.keeper("site"),
        options.email,
        partition="committee",
        role="chair",
        founds="committee",
        then="/committee/",
    )
    link = settings_of(options).base_url.rstrip("/") + path
    return Answer(f"Open this link once, within seven days:\n{link}", {"link": link})


def import_register(options) -> Answer:
    """Look at a sheet; with --write, bring it in as the key holder whose password comes on standard input."""
    try:
        raw = Path(options.file).read_bytes()
    except OSError as error:
        return Answer(f"{options.file}: {error.strerror}.", {"problems": ["file"]}, ok=False)
    read = register.read_sheet(raw)
    if read.faults:
        return _refused(read.faults)
    facts = {"rows": len(read.rows), "cases": read.cases, "people": read.people}
    told = f"{facts['rows']} rows, {facts['cases']} cases, {facts['people']} people."
    if not options.write:
        return Answer(f"{told} Nothing was written. With --write and --as it goes into the register.", facts)
    actor = _key_holder(options)
    if actor is None:
        return Answer(NOBODY, {"problems": ["who"]}, ok=False)
    register.open_people(actor, "A sheet was brought in on the command line.")
    done = register.bring(actor, read)
    register.close_people(actor)
    if done.faults:
        return _refused(done.faults)
    facts |= {"written": done.written, "there_already": done.there_already, "new_people": done.people}
    return Answer(f"{told} {done.written} written, {done.there_already} were there already.", facts)


def _refused(faults) -> Answer:
    lines = [register.fault_words(one) for one in faults]
    problems = [{"line": one.line, "column": one.column, "code": one.code} for one in faults]
    return Answer("\n".join(["Nothing was written.", *lines]), {"problems": problems}, ok=False)


def export_register(options) -> Answer:
    """Write the status sheet as the key holder may see it. Logged; the other key holders are told."""
    actor = _key_holder(options)
    if actor is None:
        return Answer(NOBODY, {"problems": ["who"]}, ok=False)
    register.open_people(actor, "The sheet was taken out on the command line.")
    raw = register.take_out(actor)
    register.close_people(actor)
    try:
        with open(options.file, "xb", opener=_private) as out:
            out.write(raw)
    except OSError as error:
        return Answer(f"{options.file}: {error.strerror}.", {"problems": ["file"]}, ok=False)
    rows = len(register.read_sheet(raw).rows)
    return Answer(f"{rows} rows are in {options.file}.", {"rows": rows, "file": options.file})


def _private(path, flags):
    return os.open(path, flags, 0o600)


def _key_holder(options) -> Actor | None:
    """The key holder who types their password; and, where they have a second factor, its code on the next line."""
    found = accounts.sign_in(options.who, password_from_input())
    if found is None:
        return None
    person, key = found
    if accounts.has_totp(person.id):
        accounts.check_totp(person.id, password_from_input())
    elif settings_of(options).second_factor:
        return None
    if ("committee", "keyholder") not in access.roles_of(person.id, "committee"):
        return None
    return Actor("committee", person.id, key, role="keyholder")
