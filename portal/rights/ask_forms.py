"""The forms of whoever asks: the request, and words from the box."""

import secrets

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, StringField
from wtforms.validators import Length, Optional

from ..web import OpenForm
from .field_forms import lines, ticks
from .told_labels import KINDS


class AskForm(OpenForm):
    """Asking what is held about oneself."""

    once = HiddenField(render_kw={"id": False})
    kinds = ticks(lazy("What do you ask for?"), KINDS.items())
    name = StringField(lazy("Your name"), [Optional(), Length(max=200)], description=lazy("As people there know you."))
    others = lines(
        lazy("Other names, handles and addresses of yours"),
        3,
        description=lazy("One a line. They are used to look for what is held, for nothing else."),
    )
    words = lines(
        lazy("What we should know"), 5, description=lazy("What is wrong, what you object to, what should go, or why.")
    )
    proof = lines(
        lazy("What shows that it is you?"),
        4,
        description=lazy(
            "For example: an address or account that is known there, from which you can write to us, or somebody of "
            "the community who knows you. Please send no copy of an identity card."
        ),
    )

    def ready(self) -> None:
        """One mark a form, so that a second press asks nothing twice."""
        self.once.data = self.once.data or secrets.token_hex(16)


class BoxForm(OpenForm):
    """Words from the box."""

    box_key = HiddenField(render_kw={"id": False})
    once = HiddenField(render_kw={"id": False})
    text = lines(lazy("Your words"), 6)

    def ready(self, box_key: str) -> None:
        """The box's key, and a mark for one sending."""
        self.box_key.data, self.once.data = box_key, secrets.token_hex(16)
