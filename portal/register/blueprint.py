"""This room's pages and what they have in common: the committee's frame, ochre while the people stand open."""

from functools import wraps

from flask import Blueprint, request

from .. import accounts, clock
from ..cases import ActForm, Place
from ..errors import Refused
from ..web import go
from . import labels
from .vault import key_holders, open_until

bp = Blueprint("register", __name__)
TYPED = ("StringField", "TextAreaField")


def register_page(actor, template: str, *, status: int = 200, **context):
    """A page of the register."""
    shown = {"here": "register", "texts": labels, "button": ActForm(formdata=None), "me": actor.person}
    return Place().page(actor, template, status=status, **shown | context)


def vault_page(actor, template: str, *, status: int = 200, **context):
    """A page of the people vault, with the time that is left."""
    until = open_until(actor)
    minutes = max(1, round((until - clock.now()).total_seconds() / 60)) if until else 0
    readers = sorted(accounts.names(key_holders(actor)).values())
    shown = {"people_open": until is not None, "minutes": minutes, "readers": readers}
    return register_page(actor, template, status=status, **shown | context)


def tried(verb, show, *where, **values):
    """Do one thing that was pressed, and go on; what is refused stands on the page it was pressed on."""
    try:
        verb()
    except Refused as refused:
        return show(refused)
    return go(*where, **values)


def said_of(refused) -> dict:
    """What a page says of a refusal, and its status; nothing without one."""
    return {"refused": labels.sentence(refused.code) if refused else "", "status": refused.status if refused else 200}


def in_the_vault(form_class=None):
    """A view that needs the people open. Where they are not, the way to open them; typed words are shown again.

    `form_class`: the form whose words a late sender gets back.
    """

    def hang(view):
        @wraps(view)
        def opened(actor, **values):
            if open_until(actor) is not None:
                return view(actor, **values)
            if request.method == "GET" or form_class is None:
                return go("register.people")
            typed = [field for field in form_class() if field.type in TYPED and field.data]
            return register_page(actor, "register/shut.html", typed=typed, status=409)

        return opened

    return hang
