"""The last promised step: what was decided goes into the register, and the sender sees that it did."""

from datetime import date

from .. import cases, clock, register
from ..errors import Conflict
from .decisions import decision
from .inbox import down, origin


def record(
    actor,
    case_id: str,
    record_type: str,
    standing: str,
    until: date | None,
    summary: str,
    *,
    person_id: str = "",
    name: str = "",
    aliases: str = "",
    category: str = "",
    consequence: str = "",
) -> str:
    """Write a decided case into the register; returns the row's id.

    A person is one of the register (`person_id`), a new one (`name`), or nobody (types 1 to 2). The standing may
    not go beyond what two members agreed, and holds once a second key holder confirms it.
    """
    first = cases.see(actor, case_id).state == "decided"
    case = cases.advance(actor, case_id, "record", "central.record", "committee_recorded")
    agreed = decision(actor, case_id)
    if agreed is None:
        raise Conflict("nothing_decided")
    register.check_standing(standing, until, clock.today())
    register.check_record(record_type, standing, bool(person_id or name.strip()), agreed.standing)
    if case.drill:  # practice goes through the motions; nothing is written
        return ""
    told = {"outcome": agreed.outcome, "summary": summary, "category": category, "consequence": consequence}
    told |= {"sender": origin(actor, case_id).sender, "source": "central", "resolved_on": clock.today()}
    facts = register.Facts(case_id, case.code_name, case.opened_at.date(), record_type, standing, until, **told)
    row = register.write(actor, facts, person_id=person_id, name=name, aliases=aliases)
    if first:
        down(actor, case_id, "committee_recorded")
    return row
