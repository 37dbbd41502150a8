"""Giving back what somebody typed into a page whose session had ended."""

from ..web import Form, go, page
from . import unsent
from .audience import PERSON, audience
from .blueprint import bp
from .places import HOME


@bp.get("/unsent")
@audience(PERSON)
def give_back(actor):
    """The words, ready to be sent again or copied."""
    found = unsent.give_back(actor.holder, actor.key)
    return page("entry/unsent.html", form=Form(), found=found, home=HOME)


@bp.post("/unsent")
@audience(PERSON)
def let_go(actor):
    """Nothing of it is needed any more."""
    unsent.let_go(actor.holder)
    return go("entry.home")
