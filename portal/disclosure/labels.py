"""The words for this room's codes, and for its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from .. import register, web

STANDING_LABELS = register.STANDING_LABELS
FOOTINGS = {
    "alleged": lazy("Alleged: somebody said so, nobody has looked into it to the end"),
    "found": lazy("Found: somebody looked into it, and this is what they found"),
    "not_found": lazy("Not found: somebody looked into it and did not find it"),
}
SHORT = {"alleged": lazy("Alleged"), "found": lazy("Found"), "not_found": lazy("Not found")}
BASES = {
    "safety": lazy("To keep people safe; that weighs more here than the person's wish to be left out"),
    "vital": lazy("Somebody's life or health is in danger"),
    "consent": lazy("The person agreed to it, in writing"),
    "law": lazy("A law asks for it"),
    "other": lazy("Another ground, named under why"),
}
STATES = {
    "open": lazy("Waits for a second signature"),
    "sent": lazy("Sent"),
    "withdrawn": lazy("Taken back before it left"),
}
KINDS = {"told": lazy("Told"), "correction": lazy("Correction")}
_BESIDE = {
    "who_empty": "who",
    "text_empty": "text",
    "why_empty": "why",
    "nobody_told": "place",
    "nobody_to_read": "place",
    "loaded_words": "text",
}


def sentence(code: str, words: str = "") -> str:
    """What a refusal says to the person."""
    return {
        "who_empty": _("Write whom it is about, as the receiver knows them."),
        "text_empty": _("Write what shall be told."),
        "why_empty": _("Say why it has to be told."),
        "nobody_told": _("Choose a community, or name another committee."),
        "nobody_to_read": _("Nobody is left there who could read it. Choose another place, or leave fewer people out."),
        "loaded_words": _(
            "These words judge, or give an order: %(words)s. Say what was alleged, found or not found; or tick "
            "that you are sure of them.",
            words=words,
        ),
        "own_draft": _("You wrote it: another key holder signs it."),
        "draft_over": _("This was sent or taken back already."),
        "standing_changed": _("The person stands otherwise by now. Take it back and write it anew."),
        "not_sent": _("This was not sent, so there is nothing to correct."),
    }.get(code, _("This can't be done as it stands."))


def put_beside(form, refused) -> int:
    """Put a refusal beside the field it is about, or on top of the form; says the status to answer with."""
    web.put_beside(form, _BESIDE.get(refused.code), sentence(refused.code, refused.facts.get("words", "")))
    return refused.status
