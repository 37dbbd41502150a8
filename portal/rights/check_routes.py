"""For those outside the case team: who asks, and whether it is them."""

from flask import request

from .. import accounts
from ..errors import Refused
from ..web import go_to
from . import checking, forms, labels
from .blueprint import checks, own_page


@checks("askings", methods=("GET",))
def askings(actor, place):
    """Whose identity waits to be checked: days, no names."""
    return own_page(actor, place, "rights/askings.html", found=checking.listing(actor))


@checks("askings/<string:asking_id>")
def asking(actor, place, asking_id):
    """Who it is, and what shows it."""
    words, down = forms.WordsForm(formdata=None), forms.TurnDownForm(formdata=None)
    if request.method == "GET":
        return _show(actor, place, asking_id, words, down)
    act = request.form.get("act", "")
    words = forms.WordsForm() if act == "question" else words
    down = forms.TurnDownForm() if act == "turn_down" else down
    form = down if act == "turn_down" else words
    try:
        if act == "confirm":
            checking.confirm(actor, asking_id)
        elif act == "turn_down":
            checking.turn_down(actor, asking_id, down.text.data or "")
        elif act == "stand_aside":
            checking.stand_aside(actor, asking_id)
            return go_to(place.url("rights.askings"))
        elif act == "question":
            checking.question(actor, asking_id, words.text.data or "")
        else:
            return _show(actor, place, asking_id, words, down, 422)
    except Refused as refused:
        return _show(actor, place, asking_id, words, down, labels.put_beside(form, refused))
    return go_to(place.url("rights.asking", asking_id=asking_id))


def _show(actor, place, asking_id, words, down, status: int = 200):
    view = checking.read(actor, asking_id)
    names = accounts.names([one.author for one in view.words if one.author])
    shown = {"view": view, "words_form": words, "down": down, "names": names, "status": status}
    return own_page(actor, place, "rights/asking.html", **shown)
