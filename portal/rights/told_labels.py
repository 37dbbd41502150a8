"""The words of this room that whoever asks may read, in each language."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

KINDS = {
    "access": lazy("I want to know what you hold about me"),
    "correction": lazy("Something about me is wrong: put it right"),
    "objection": lazy("I object to something about me being held or told"),
    "deletion": lazy("Delete what you hold about me"),
    "wrong": lazy("This is not me: you took me for somebody else"),
}
PARTS_TOLD = {
    "others": lazy("We tell nothing that is about other people."),
    "law": lazy("We tell nothing that a law keeps back."),
    "needed": lazy("We tell nothing without which people could not be protected."),
}


def sentences(longest) -> dict[str, str]:
    """What a refusal says to whoever asks."""
    return {
        "kind_empty": _("Tick what you ask for."),
        "name_empty": _("Write your name, as people there know you."),
        "proof_empty": _("Write how we can be sure that it is you."),
        "text_empty": _("Write something first."),
        "text_long": _("This is too long. Write at most %(longest)s letters.", longest=longest),
        "nobody_to_check": _("At the moment nobody here can check who asks. Ask the committee."),
        "sent_already": _("This was sent already. Open it with the code you were shown."),
        "box_quiet": _("This box takes no more messages. You can still read here, and you can ask anew."),
        "wait": _("Many requests came from where you are. Wait a few minutes, then send it again."),
    }
