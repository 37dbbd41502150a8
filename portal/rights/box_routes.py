"""The box of somebody who asked, behind the same door as letters."""

from flask_babel import gettext as _

from .. import letters
from ..errors import Refused
from ..web import page
from . import ask_forms, asking, labels
from .ask_routes import _name


@letters.asked.shows
def opened(actor, box_id: str, box_key: str, act: str):
    """The opened box; `act`: write or disagree."""
    form, status, done = ask_forms.BoxForm(), 200, ""
    if act in ("write", "disagree"):
        try:
            text = (form.text.data or "").strip()
            asking.write(actor, box_id, text, form.once.data or "", disagree=act == "disagree")
            form, done = ask_forms.BoxForm(formdata=None), _("Your words have arrived.")
        except Refused as refused:
            status = labels.put_beside(form, refused)
    else:
        form = ask_forms.BoxForm(formdata=None)
    form.ready(box_key)
    view = asking.box(actor, box_id)
    shown = {"view": view, "texts": labels, "team_name": _name(view.place), "done": done}
    return page("rights/box.html", form=form, status=status, **shown)
