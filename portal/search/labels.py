"""The words for this room's codes and refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import web

RUNNING = [("", lazy("Running and closed")), ("yes", lazy("Running")), ("no", lazy("Closed"))]
AMONG = [
    ("", lazy("Everything")),
    ("reports", lazy("Reports and messages")),
    ("notes", lazy("Facts, notes and reviews")),
    ("people", lazy("Names and handles")),
    ("actions", lazy("Decisions, actions and letters")),
    ("talks", lazy("Talks, tasks, evidence and lessons")),
]
KINDS = {
    "report": lazy("Report"),
    "message": lazy("Message"),
    "fact": lazy("Fact"),
    "note": lazy("Note of the team"),
    "review": lazy("Review"),
    "closing": lazy("How it ended"),
    "response": lazy("Response to an action"),
    "advice": lazy("From the committee"),
    "request": lazy("What the sender asks"),
    "dialogue": lazy("Messages with the reporter"),
    "identity": lazy("Who reported"),
    "party": lazy("Person involved"),
    "measure": lazy("Action"),
    "proposal": lazy("Proposed decision"),
    "letter": lazy("Letter"),
    "talk": lazy("Talk"),
    "question": lazy("Question to the reporter"),
    "task": lazy("Task"),
    "exhibit": lazy("Evidence"),
    "lesson": lazy("Lesson"),
}


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about; says the status to answer with."""
    told = {
        "no_words": ("text", _("Write what you look for.")),
        "name_empty": ("name", _("Give it a name, so that you find it again.")),
        "views_many": ("name", _("You keep many already. Forget one first.")),
        "too_many": (
            "text",
            _("You may open more than ten thousand texts. Narrow it to running or closed cases, or to an event."),
        ),
    }
    field, words = told.get(refused.code, ("text", _("This can't be done as it stands.")))
    web.put_beside(form, field, words)
    return refused.status
