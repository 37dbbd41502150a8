"""The way of a code from nothing to its page: which steps there are, and which one is next."""

from .. import communities
from . import service, wizard

STEPS = ("begin", "questions", "text", "check", "source", "contacts", "preview")
_NEEDS = {"text": ("text", "blanks"), "source": ("title", "source", "licence"), "contacts": ("contacts",)}


def standing(actor) -> dict[str, bool]:
    """Each step in order, and whether it is done."""
    draft, row = service.draft(actor), wizard.answers(actor)
    if draft is None or not draft.text.strip():
        asked = bool(row and row.photos) or bool(row and communities.community(actor).kind == "online" and row.made)
        done = {"begin": row is not None, "questions": asked, "contacts": communities.contacts_ready(actor)}
        return {step: done.get(step, False) for step in STEPS}
    codes = service.missing(actor, draft)[0]
    done = {step: not any(code in codes for code in needs) for step, needs in _NEEDS.items()}
    left = wizard.left_over(actor, draft) or wizard.unsaid(actor, draft)
    done |= {"begin": True, "questions": True, "check": not left, "preview": False}
    return {step: done[step] for step in STEPS}


def following(actor, after: str = "") -> str:
    """The first step that is not done, or the last; `after` a step one just left, what comes behind it.

    Where a text comes from is always looked at once: what was found in it is a guess.
    """
    done = standing(actor) | ({"source": False} if after in ("text", "check") else {})
    first = STEPS.index(after) + 1 if after else 0
    return next((step for step in STEPS[first:] if not done[step]), STEPS[-1])
