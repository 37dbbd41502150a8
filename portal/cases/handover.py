"""What climbs: a packet of exactly the parts that were ticked, sealed anew for others. And words that come down."""

import json
from dataclasses import asdict, replace
from datetime import date

from .. import access, audit, reports, sealing, ties
from ..access import require
from ..errors import Conflict, NotFound, Refused
from . import drawers, rules, vocabulary
from .leaving import leaving
from .models import Case
from .service import held_still, make, moved, read, reports_of, say, see
from .shells import is_gone
from .views import CaseView, Item, Packet

PASSED_ON = "passed_on"


def source_of(case: Case | CaseView) -> str:
    """A closed or filed case goes up as filed, a running one as an escalation."""
    return "filed" if case.source == "filed" or case.state == "closed" else "escalation"


def hand_over(actor, case_id: str, parts, text: str = "") -> Packet:
    """Exactly what would go up with these parts ticked, redacted. Changes nothing. Raises Conflict("sent_already")."""
    case = see(actor, case_id)
    require(actor, "case.escalate", case)
    rules.follow(case.kind, case.state, "escalate")
    if case.passed_on:
        raise Conflict("sent_already")
    if not set(parts) <= set(vocabulary.PARTS):
        raise Refused("unknown_code")
    return packed(case_id, leaving(actor, read(actor, case_id)), parts, source_of(case), text)


def excerpt(actor, case_id: str, parts) -> Packet:
    """These parts of a case, redacted, for somebody who is asked about it."""
    require(actor, "case.read", see(actor, case_id))
    return packed(case_id, leaving(actor, read(actor, case_id)), parts, "excerpt")


def packed(case_id: str, view: CaseView, parts, source: str, text: str = "") -> Packet:
    """These parts of a view that may leave, as a packet."""
    covered = [least for least, whole in vocabulary.COVERED.items() if whole in parts]
    made = [(code, _PICK[code](view)) for code in vocabulary.PARTS if code in parts and code not in covered]
    if text.strip():
        made.insert(0, ("request", (Item("note", "request", {"text": text}),)))
    return _sealed(case_id, source, tuple((code, items) for code, items in made if items))


def _sealed(case_id: str, source: str, filled: tuple) -> Packet:
    words = json.dumps([[code, [asdict(item) for item in items]] for code, items in filled], sort_keys=True)
    return Packet(case_id, source, filled, sealing.tag("cases.packet", case_id, words))


def packed_without(packet: Packet, drop) -> Packet:
    """The same without the items that `drop(item)` names."""
    kept = ((code, tuple(item for item in items if not drop(item))) for code, items in packet.parts)
    return _sealed(packet.case_id, packet.source, tuple((code, items) for code, items in kept if items))


def counts(view: CaseView) -> dict[str, int]:
    """How many things each part would carry."""
    return {code: len(_PICK[code](view)) for code in vocabulary.PARTS}


def _notes(*kinds: str):
    def pick(view: CaseView) -> tuple[Item, ...]:
        return tuple(
            Item("note", note.kind, {"text": note.text, "finding": note.finding}) for note in view.notes_of(*kinds)
        )

    return pick


def _people(*roles: str):
    def pick(view: CaseView) -> tuple[Item, ...]:
        return tuple(
            Item("party", party.kind, {"role": party.role, "name": party.name, "handles": party.handles})
            for party in view.parties
            if party.role in roles
        )

    return pick


def _actions(view: CaseView) -> tuple[Item, ...]:
    return tuple(
        Item(
            "measure",
            measure.kind,
            {
                "space": measure.space,
                "text": measure.text,
                "starts": measure.starts and measure.starts.isoformat(),
                "ends": measure.ends and measure.ends.isoformat(),
            },
        )
        for measure in view.measures
    )


def _files(view: CaseView) -> tuple[Item, ...]:
    own = [Item("file", file.kind, {"id": file.id, "name": file.name, "type": file.type}) for file in view.files]
    return tuple(own)


def _story(view: CaseView) -> tuple[Item, ...]:
    return tuple(Item("note", "report", {"text": _as_text(report.answers)}) for report in view.reports)


def _as_text(answers) -> str:
    """A report's answers as lines; what was left empty is left out."""
    return "\n".join(value if key == "story" else f"{key}: {value}" for key, value in answers.items() if value)


def _dialogue(view: CaseView) -> tuple[Item, ...]:
    made = []
    for report in view.reports:
        lines = [("← " if message.from_reporter else "→ ") + message.text for message in report.messages]
        if lines:
            made.append(Item("note", "dialogue", {"text": "\n\n".join(lines)}))
    return tuple(made)


def _identity(view: CaseView) -> tuple[Item, ...]:
    told = tuple(Item("note", "identity", {"text": report.identity}) for report in view.reports if report.identity)
    return told + _people("reporter")(view)


def _nature(view: CaseView) -> tuple[Item, ...]:
    """What kind of thing it was, in codes and nobody's words: what was found, and the kinds of what was done."""
    bare = {"space": "", "text": "", "starts": None, "ends": None}
    done = tuple(Item("measure", kind, bare) for kind in sorted({measure.kind for measure in view.measures}))
    return (*([Item("note", "nature", {"text": "", "finding": view.finding})] if view.finding else ()), *done)


_PICK = {
    "nature": _nature,
    "reported": _people("reported"),
    "facts": _notes("fact"),
    "actions": _actions,
    "people": _people("reported", "affected", "witness"),
    "review": _notes("review", "closing"),
    "responses": _notes("response", "from_box"),
    "files": _files,
    "report": _story,
    "dialogue": _dialogue,
    "notes": _notes("note"),
    "identity": _identity,
}


def receive(sender, packet: Packet, holders, into: str) -> str:
    """Make a case of a packet in another place, sealed for these holders; returns its id.

    Whoever the reporter left out, or who stepped back, below is out above as well; so is whoever has somebody named in
    it on their own list, unless nobody would be left.
    """
    below = see(sender, packet.case_id)
    scope = access.letterbox(into)
    people = [holder for holder in holders if not _out(sender, below, holder.id)]
    if not people:
        raise Refused("nobody_left")
    close = too_close(packet, into, people)
    people = [holder for holder in people if holder.id not in close]
    case = make(scope, packet.source, sealing.create_lock(scope, "case", people), drill=below.drill)
    case.excludes = below.excludes
    for person_id in access.people_with(into):
        if person_id in close or _out(sender, below, person_id):
            access.bar(scope, case.id, person_id)
    fill(sender, below, scope, case, packet)
    drawers.put_step(scope, case, "received")
    say("acted", scope, case, "received")
    if not case.drill:
        reports.tell(holder.id for holder in people)
    return case.id


def fill(sender, below: Case, scope, case: Case, packet: Packet) -> None:
    """Put everything of a packet into a case elsewhere, sealed anew."""
    for item in packet.items:
        _PUT[item.what](sender, below, scope, case, item)


def too_close(packet: Packet, into: str, people) -> set[str]:
    """Who there has somebody named in a packet on their own list; nobody, when none of these people would be left."""
    named = [item.facts for item in packet.items if item.what == "party"]
    forms = frozenset(form for one in named for form in ties.forms_of(one["name"], one["handles"]))
    found = ties.tied(access.people_with(into), forms)
    return found if {holder.id for holder in people} - found else set()


def _out(sender, below: Case, person_id: str) -> bool:
    things = (below.id, *reports_of(sender, below.id))
    return any(access.barred(sender, thing, person_id) for thing in things)


def _put_note(sender, below, scope, case, item: Item) -> None:
    drawers.put_note(scope, case, item.kind, item.facts["text"], finding=item.facts.get("finding", ""))


def _put_party(sender, below, scope, case, item: Item) -> None:
    drawers.put_party(scope, case, item.facts["role"], item.kind, item.facts["name"], item.facts["handles"])


def _put_measure(sender, below, scope, case, item: Item) -> None:
    days = {name: item.facts[name] and date.fromisoformat(item.facts[name]) for name in ("starts", "ends")}
    drawers.put_measure(scope, case, {**item.facts, "kind": item.kind, **days})


def _put_file(sender, below, scope, case, item: Item) -> None:
    facts = drawers.file_facts(sender, below, item.facts["id"])
    name, kind, _size, parts = drawers.open_file(sender, below, item.facts["id"])
    drawers.put_file(scope, case, item.kind, replace(sealing.stash(parts, name, kind), more=facts.more))


_PUT = {"note": _put_note, "party": _put_party, "measure": _put_measure, "file": _put_file}


def pass_on(actor, case_id: str) -> None:
    """The packet has gone: the case and its reporters are told. Raises Conflict("sent_already") the second time."""
    case = held_still(actor, case_id, "case.escalate")
    case.state = rules.follow(case.kind, case.state, "escalate")
    if case.passed_on:
        raise Conflict("sent_already")
    case.passed_on = True
    say("acted", actor, case, PASSED_ON)
    moved(case)
    step(actor, case_id, "passed_to_committee", person_id=actor.person)
    audit.record(actor, "cases.passed_on", case_id)


def step(
    scope,
    case_id: str,
    code: str,
    text: str = "",
    *,
    person_id: str = "",
    silent: bool = False,
    kind: str = "advice",
    author: str = "",
    more: dict | None = None,
) -> None:
    """Words going down: a step in the sender's case and in the boxes of its reporters, and mail to its handlers.

    `text` is sealed for the case's handlers as a note of this kind. Works by letterbox: it opens nothing. A case
    that was forgotten meanwhile hears nothing more.
    """
    case = scope.get(Case, case_id)
    if case is None:
        raise NotFound
    if is_gone(scope, case_id):
        return
    drawers.put_step(scope, case, code, person_id or author)
    if text.strip():
        drawers.put_note(scope, case, kind, text, author=author, more=more)
    moved(case)
    if code in reports.STEPS:
        for report_id in reports_of(scope, case_id):
            reports.step(scope, report_id, code)
    if not silent and not person_id:
        reports.tell(sealing.holders(scope, case.lock_id))
