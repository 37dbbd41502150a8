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


def set_rule(
    actor, rule: str, *, soft: bool | None = None, word: bool | None = None, adding: bool | None = None
) -> None:
    """How this team decides from its next proposal on. "" is the usual way.

    `soft`: whether whoever knows somebody in a case a little may help without a vote; `word`: whether the others have
    to find that it fits; `adding`: whether several such ties are one too many. None leaves each as it is.
    """
    require(actor, "case.ways")
    if rule and rule not in voting.VOTING:
        raise Refused("unknown_code")
    row = actor.first(actor.select(CaseWays)) or actor.add(CaseWays(id=new_id(), rule=""))
    row.rule = rule
    for name, value in (("soft", soft), ("soft_word", word), ("soft_sum", adding)):
        if value is not None:
            setattr(row, name, value)
    db.session.flush()


def knows_soft(scope) -> bool:
    """Whether this team lets whoever knows somebody in a case a little help without a vote."""
    return bool(scope.first(scope.select(CaseWays.soft)))


def wants_word(scope) -> bool:
    """Whether most of the others have to find that a small tie is one."""
    return knows_soft(scope) and bool(scope.first(scope.select(CaseWays.soft_word)))


def adds_up(scope) -> bool:
    """Whether several small ties are a big one here."""
    return knows_soft(scope) and bool(scope.first(scope.select(CaseWays.soft_sum)))
