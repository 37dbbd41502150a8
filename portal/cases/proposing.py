"""What a community proposes, and whom it hears before it decides."""

from ..errors import NotFound, Refused
from . import drawers, vocabulary
from .acts import begin, checked, done
from .deciding import put_proposal
from .models import CaseParty

HEARD = ("reported", "affected", "nobody")
ACCEPTABLE = ("yes", "partly", "no", "unsaid")


def propose(
    actor,
    case_id: str,
    outcome: str,
    measure: str,
    text: str,
    *,
    plan: str = "",
    refused: str = "",
    version: int | None = None,
) -> str:
    """Propose what was found and what follows: why, what is asked of the person, and what if they refuse."""
    if measure not in vocabulary.MEASURES:
        raise Refused("unknown_code")
    words = {"outcome": outcome, "measure": measure, "text": text, "plan": plan, "refused": refused}
    return put_proposal(actor, case_id, words, version=version)


def hear(actor, case_id: str, whom: str, text: str, *, party_id: str = "", acceptable: str = "") -> str:
    """Write down what somebody said before it is decided: the reported person, or somebody affected.

    Their answer is noted and binds nobody. "nobody": why nobody was asked. Returns the note's id.
    """
    case = begin(actor, case_id, "hear", "case.note")
    if whom not in HEARD or (acceptable and acceptable not in ACCEPTABLE):
        raise Refused("unknown_code")
    parties = actor.all(actor.select(CaseParty.party_id).where(CaseParty.case_id == case_id))
    if party_id and party_id not in parties:
        raise NotFound
    more = {"whom": whom, "party": party_id, "acceptable": acceptable if whom == "affected" else ""}
    row = drawers.put_note(actor, case, "heard", checked(text), author=actor.person, more=more)
    drawers.put_step(actor, case, "heard", actor.person)
    done(actor, case, "heard")
    return row


def asked(view) -> dict[str, bool]:
    """Who was heard so far, from an opened case: the reported person, somebody affected."""
    heard = [note.more.get("whom") for note in view.notes_of("heard")]
    return {whom: whom in heard for whom in HEARD}
