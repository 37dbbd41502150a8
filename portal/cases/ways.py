"""How a team decides, and whether it tells a soft conflict from a hard one."""

from ..access import require
from ..db import db, new_id
from ..errors import Refused
from . import voting
from .deciding_models import CaseWays


def rule_of(scope) -> str:
    """The rule this team set, or "" for the usual one."""
    row = scope.first(scope.select(CaseWays))
    return row.rule if row else ""


def set_rule(actor, rule: str, *, soft: bool | None = None) -> None:
    """How this team decides from its next proposal on. "" is the usual way.

    `soft`: whether whoever knows somebody in a case a little may help without a vote; None leaves that as it is.
    """
    require(actor, "case.ways")
    if rule and rule not in voting.VOTING:
        raise Refused("unknown_code")
    row = actor.first(actor.select(CaseWays)) or actor.add(CaseWays(id=new_id(), rule=""))
    row.rule, row.soft = rule, row.soft if soft is None else soft
    db.session.flush()


def knows_soft(scope) -> bool:
    """Whether this team lets whoever knows somebody in a case a little help without a vote."""
    return bool(scope.first(scope.select(CaseWays.soft)))
