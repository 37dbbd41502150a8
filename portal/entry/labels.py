"""Sentences for the refusals of this room and of accounts, by code."""

from flask_babel import gettext as _
from flask_babel import ngettext

from .. import web
from ..errors import Refused


def sentence(refused: Refused) -> str:
    """What a refusal says to the person in front of it."""
    facts = refused.facts
    if refused.code == "password_short":
        return _("This is too short. Use at least %(least)s characters.", least=facts["least"])
    if refused.code == "password_long":
        return _("This is too long. Use at most %(most)s characters; nothing is cut off.", most=facts["most"])
    if refused.code == "wait":
        seconds = facts["seconds"]
        return ngettext(
            "Several codes were wrong. Wait %(num)s second, then try again.",
            "Several codes were wrong. Wait %(num)s seconds, then try again.",
            seconds,
        )
    return _sentences().get(refused.code) or _("This did not work. Try again in a moment.")


def _sentences() -> dict[str, str]:
    return {
        "password_common": _("Many people use this password, so it is guessed first. Choose another one."),
        "password_tells": _(
            "This contains your mail address or the name of a place you belong to. Choose something nobody would guess."
        ),
        "password_wrong": _("This is not your password. Check it and try again."),
        "code_wrong": _("This code is not right, or was used before. Wait for the next one on your phone."),
        "recovery_wrong": _("The address and the recovery code do not belong together. Check both."),
        "name_empty": _("Write your name here."),
        "address_taken": _("This address belongs to an account already."),
        "address_same": _("This is the address you have now."),
        "committee_exists": _("A committee exists already. Ask its chair for an invitation."),
    }


FIELDS = {
    "password_wrong": ("old", "password"),
    "code_wrong": ("code",),
    "wait": ("code", "recovery"),
    "recovery_wrong": ("recovery",),
    "name_empty": ("name",),
    "address_taken": ("email",),
    "address_same": ("email",),
}


def put_beside(form, refused: Refused) -> None:
    """Put a refusal's sentence beside the field it is about, or above the form."""
    names = [name for name in FIELDS.get(refused.code, ("password",)) if name in form]
    web.put_beside(form, names[0] if names else None, sentence(refused))


def role_names() -> dict[str, str]:
    """The roles of settled 34 in words."""
    return {
        "organiser": _("Organiser"),
        "lead": _("Lead"),
        "responder": _("Responder"),
        "helper": _("Helper"),
        "contact": _("Contact"),
        "registration": _("Registration"),
        "member": _("Member"),
        "caselead": _("Case lead"),
        "chair": _("Chair"),
        "vice": _("Vice chair"),
        "keyholder": _("Key holder"),
        "adviser": _("Adviser"),
        "board": _("Board"),
        "operator": _("Operator"),
    }
