"""`portal rotate server-key|pepper|session-key|partition`, and `portal privacy inventory`."""

import time
from collections.abc import Callable

from .. import access, accounts, shell
from ..access import Actor
from ..db import writing
from ..errors import NotFound
from ..shell import Answer
from . import inventory, rotating
from .telling import Telling, refused, settings_for

NOBODY = "Nobody with this address and password leads that place."
_LEADING = ("lead", "chair", "vice")


def verbs(subparsers) -> None:
    """Declare the verbs."""
    turns = shell.group(
        subparsers, "rotate", "new keys for old, while the portal serves; killed, the same command goes on"
    )
    about = "write everything anew that stands under an older server key"
    shell.verb(turns, "server-key", run_server_key, about, alone=True)
    shell.verb(turns, "pepper", run_pepper, "how many passwords stand under the newest pepper", alone=True)
    made = shell.verb(turns, "session-key", run_session_key, "sign forms and links with the newest key", alone=True)
    made.add_argument("--at-once", action="store_true", help="after a leak: everybody has to sign in again")
    about = "new key pairs for a place: once a year, or after a leak"
    made = shell.verb(turns, "partition", run_partition, about, alone=True)
    made.add_argument("place", metavar="SLUG", help="the last part of /c/…/, or committee")
    made.add_argument("--as", dest="who", required=True, metavar="EMAIL", help="who leads there; password on input")


def privacy_verbs(subparsers) -> None:
    """Declare the inventory, which needs neither data nor keys."""
    papers = shell.group(subparsers, "privacy", "papers about the data that is kept")
    shell.verb(papers, "inventory", run_inventory, "where cryptography is used, read off the code", alone=True)


def run_inventory(options) -> Answer:
    """The page docs/cryptography.md."""
    options.house.load_models()
    facts = {"uses": inventory.asked(), "functions": inventory.called(), "columns": inventory.columns()}
    return Answer(inventory.page().rstrip("\n"), facts)


def _in_house(options, act: Callable) -> Answer:
    settings = settings_for(options)
    started = time.monotonic()
    with options.house.opened(settings) as app, app.app_context():
        try:
            answer = act(settings)
        except rotating.CannotRotate as problem:
            return refused(str(problem))
    spent = round(time.monotonic() - started, 1)
    return Answer(answer.sentence, {**(answer.data or {}), "seconds": spent}, ok=answer.ok)


def run_server_key(options) -> Answer:
    """Say how much was old, and what to do next."""

    def act(settings):
        turned = rotating.server_key(settings, Telling())
        sentence = (
            f"{turned.done:,} rows gone through; all stand under the newest key. Keep the old key second for eight "
            "days: letters and links on their way still need it. Then take it away."
        )
        return Answer(sentence, {"rows": turned.done})

    return _in_house(options, act)


def run_pepper(options) -> Answer:
    """Say whether the old pepper may go; exit 1 while it may not."""

    def act(settings):
        turned = rotating.pepper(settings)
        facts = {"newest": turned.done, "older": turned.left}
        if turned.left:
            sentence = (
                f"{turned.done} passwords stand under the newest pepper, {turned.left} still need the older one. Each "
                "moves when its owner next signs in; ask them to, keep both, and run this again."
            )
            return Answer(sentence, facts, ok=False)
        sentence = (
            "Every password stands under the newest pepper. Reports that are held back may need the old one longer"
        )
        return Answer(f"{sentence} (docs/operations.md).", facts)

    return _in_house(options, act)


def run_session_key(options) -> Answer:
    """Say when the old key may go."""

    def act(settings):
        turned = rotating.session_key(settings, options.at_once)
        if options.at_once:
            sentence = (
                f"{turned.done} visits have ended. Take the old key away now: open forms and links of before end too."
            )
        else:
            sentence = "Forms and links are signed with the newest key. Take the old one away in eight days."
        return Answer(sentence, {"ended": turned.done})

    return _in_house(options, act)


def run_partition(options) -> Answer:
    """Turn what this person holds."""

    def act(_settings):
        actor = _leading(options)
        if actor is None:
            return refused(NOBODY)
        try:
            turned = rotating.partition(actor, Telling())
        except NotFound:
            return refused(NOBODY)
        sentence = f"{turned.done:,} locks have new keys."
        if turned.left:
            sentence += f" {turned.left:,} more turn when those who hold them are next here."
        return Answer(sentence, {"turned": turned.done, "left": turned.left})

    return _in_house(options, act)


def _leading(options) -> Actor | None:
    with writing():  # signing in notes the day
        found = accounts.sign_in(options.who, shell.password_from_input())
        place = options.place if options.place == "committee" else access.door(options.place)
        if found is None or place is None:
            return None
        person, key = found
        if accounts.has_totp(person.id):
            accounts.check_totp(person.id, shell.password_from_input())
        held = [role for _place, role in access.roles_of(person.id, place) if role in _LEADING]
    return Actor(place, person.id, key, role=held[0]) if held else None
