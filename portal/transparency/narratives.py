"""What happened in a case, told again for everybody: one rewrites it, another reads it, and its reporters agreed.

Whatever could tell who it was can't stay: names, times, words of a report, who is a woman and who a man. Nothing is
told of a running case, nor without the word of everybody who reported it, which they give and take back in their box.
"""

import json
from dataclasses import asdict, dataclass

from .. import audit, cases, letters, reports, sealing
from ..access import require
from ..db import db, new_id
from ..errors import Conflict, NotFound, Refused
from . import rules
from .models import StatementVersion
from .narrative_models import ASKED, DRAFT, READY, Narrative

CONSENT = "public"
PARTS = ("what", "outcome")
LONGEST = 600


@dataclass(frozen=True)
class Telling:
    """The words themselves, as they would stand in a statement. `space`: which kind of place, by its code."""

    space: str = ""
    what: str = ""
    outcome: str = ""
    language: str = "en"


@dataclass(frozen=True)
class NarrativeView:
    """How it stands, for somebody on the case. `agreed`: everybody who reported it allows that it is told."""

    case: cases.CaseView
    agreed: bool
    state: str = ""
    version: int = 0
    writer: str = ""
    second: str = ""
    remark: str = ""
    words: Telling = Telling()
    findings: tuple[letters.Finding, ...] = ()
    stands: tuple[str, ...] = ()

    @property
    def may_begin(self) -> bool:
        """Whether it may be told at all."""
        return self.agreed and self.case.state == "closed"


def place_of(row_id: str) -> str:
    """What its sealed words are bound to."""
    return f"transparency.narrative:{row_id}"


def agreed(actor, view: cases.CaseView) -> bool:
    """Whether everybody who reported this allows that it is told, as their box stands now.

    Nobody without a box here could take it back; who reported what came up from a community is not known here.
    """
    ids = cases.reports_of(actor, view.id)
    whole = len(ids) == len(view.reports) and not view.came_up and reports.boxes_here(actor, ids)
    return bool(view.reports) and whole and all(CONSENT in one.consent for one in view.reports)


def row_of(actor, case_id: str, *, hold: bool = True) -> Narrative | None:
    """The row of a case, if it has one; `hold`: for an act that follows."""
    wanted = actor.select(Narrative).where(Narrative.case_id == case_id)
    return actor.first((wanted.with_for_update() if hold else wanted).execution_options(populate_existing=True))


def told(actor, row: Narrative) -> dict:
    """What stands sealed in it: {words, remark, stands}."""
    return json.loads(sealing.open_(actor, row.record_id, about=place_of(row.id)))


def standing(scope, said: dict) -> tuple[str, ...]:
    """The ids of the statements in which these words stand now: whoever reported it may have taken them out."""
    there = []
    for statement_id in said["stands"]:
        wanted = scope.select(StatementVersion.snapshot).where(StatementVersion.statement_id == statement_id)
        if any(said["words"] in json.loads(one).get("narratives", []) for one in scope.all(wanted)):
            there.append(statement_id)
    return tuple(there)


def keep(actor, row: Narrative, said: dict) -> None:
    """Seal it anew."""
    sealing.discard(actor, row.record_id)
    row.record_id = _seal(actor, row, said)


def _seal(actor, row: Narrative, said: dict) -> str:
    lock = cases.see(actor, row.case_id).lock_id
    return sealing.seal(actor, json.dumps(said), to=lock, about=place_of(row.id))


def found(actor, view: cases.CaseView, words: Telling) -> tuple[letters.Finding, ...]:
    """Whatever in the words could tell who it was. All of it must go: no tick helps."""
    parts = {name: getattr(words, name) for name in PARTS}
    made = letters.tells(parts, letters.material(actor, view, ""))
    made += [letters.Finding(kind, part, said) for part, text in parts.items() for kind, said in rules.telling(text)]
    return tuple({one.key: one for one in made}.values())


def read(actor, case_id: str, words: Telling | None = None) -> NarrativeView:
    """How it stands; `words`: how it would. Writes nothing but the log."""
    require(actor, "narrative.write", cases.see(actor, case_id))
    view, row = cases.read(actor, case_id), row_of(actor, case_id, hold=False)
    may = agreed(actor, view)
    if row is None:
        words = words or Telling()
        return NarrativeView(view, may, words=words, findings=found(actor, view, words))
    said = told(actor, row)
    words = words or Telling(**said["words"])
    more = {"remark": said["remark"], "stands": standing(actor, said), "words": words}
    names = {name: getattr(row, name) for name in ("state", "version", "writer", "second")}
    return NarrativeView(view, may, findings=found(actor, view, words), **more, **names)


def _check(words: Telling) -> None:
    if words.space not in reports.VENUES:
        raise Refused("unknown_code")
    if not all(getattr(words, name).strip() for name in PARTS):
        raise Refused("part_empty")
    if any(len(getattr(words, name)) > LONGEST for name in PARTS):
        raise Refused("text_long", longest=LONGEST)


def _allowed(actor, case_id: str) -> cases.CaseView:
    view = cases.read(actor, case_id)
    if view.state != "closed" or view.drill:
        raise Refused("not_closed")
    if not agreed(actor, view):
        raise Refused("not_agreed")
    return view


def save(actor, case_id: str, words: Telling, *, version: int | None = None) -> None:
    """Keep the words as a draft. Whoever read them before has to look again.

    Raises Refused not_closed, not_agreed, unknown_code, part_empty, text_long, told_already; Conflict changed.
    """
    require(actor, "narrative.write", cases.see(actor, case_id))
    _allowed(actor, case_id)
    _check(words)
    row, said = row_of(actor, case_id), {"words": asdict(words), "remark": "", "stands": []}
    if row is None:
        row = Narrative(id=new_id(), case_id=case_id, state=DRAFT, version=0, second="")
        row.record_id = _seal(actor, row, said)
        actor.add(row)
    else:
        _same(row, version)
        if standing(actor, told(actor, row)):
            raise Refused("told_already")
        keep(actor, row, said)
    row.state, row.writer, row.second, row.version = DRAFT, actor.person, "", row.version + 1
    db.session.flush()
    audit.record(actor, "transparency.narrative_saved", row.id)


def _same(row: Narrative, version: int | None) -> None:
    if version is not None and version != row.version:
        raise Conflict("narrative_changed")


def _there(actor, case_id: str, permission: str, version: int | None, *states: str) -> Narrative:
    require(actor, permission, cases.see(actor, case_id))
    row = row_of(actor, case_id)
    if row is None:
        raise NotFound
    if row.state not in states:
        raise Conflict("narrative_moved")
    _same(row, version)
    return row


def _fit(actor, row: Narrative) -> None:
    view, words = _allowed(actor, row.case_id), Telling(**told(actor, row)["words"])
    _check(words)
    if found(actor, view, words):
        raise Refused("tells_who")


def ask(actor, case_id: str, *, version: int | None = None) -> None:
    """Ask somebody else on the case to read it. Raises Refused tells_who, nobody_else, and as `save` does."""
    row = _there(actor, case_id, "narrative.write", version, DRAFT)
    _fit(actor, row)
    others = [one for one in sealing.holders(actor, cases.see(actor, case_id).lock_id) if one != row.writer]
    if not others:
        raise Refused("nobody_else")
    row.state = ASKED
    db.session.flush()
    audit.record(actor, "transparency.narrative_asked", row.id)
    reports.tell(others)


def agree(actor, case_id: str, *, version: int | None = None) -> None:
    """Stand for these words as the second reader. Conflict("own_narrative") for whoever wrote them."""
    row = _there(actor, case_id, "narrative.agree", version, ASKED)
    if row.writer == actor.person:
        raise Conflict("own_narrative")
    _fit(actor, row)
    row.state, row.second = READY, actor.person
    db.session.flush()
    audit.record(actor, "transparency.narrative_agreed", row.id)
    reports.tell([row.writer])


def give_back(actor, case_id: str, remark: str, *, version: int | None = None) -> None:
    """Hand it back to be changed, saying why."""
    row = _there(actor, case_id, "narrative.agree", version, ASKED)
    if not remark.strip():
        raise Refused("remark_empty")
    keep(actor, row, told(actor, row) | {"remark": remark.strip()[:LONGEST]})
    row.state, row.version = DRAFT, row.version + 1
    db.session.flush()
    audit.record(actor, "transparency.narrative_given_back", row.id)
    reports.tell([row.writer])


def drop(actor, case_id: str) -> None:
    """Throw it away, unless it stands in a statement. Raises Refused told_already."""
    row = _there(actor, case_id, "narrative.write", None, DRAFT, ASKED, READY)
    if standing(actor, told(actor, row)):
        raise Refused("told_already")
    sealing.discard(actor, row.record_id)
    actor.remove(row)
    db.session.flush()
    audit.record(actor, "transparency.narrative_dropped", row.id)


@cases.hears("recusing")
def unread(actor, case, person_id: str) -> None:
    """Whoever steps back has read nothing: what they agreed to and is not told yet needs another reader."""
    row = row_of(actor, case.id)
    if row is not None and row.state == READY and row.second == person_id:
        row.state, row.second, row.version = ASKED, "", row.version + 1
        db.session.flush()
