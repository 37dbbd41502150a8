"""The part of the report form in which somebody holds a report back, and what is said beside it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.fields import SelectChoice

from .. import escrow
from . import vocabulary
from .held import Wish

DELETE, OPEN = "delete", "open"


class HoldFields:
    """Hold it back, about whom, and what happens when its reporter never comes again."""

    hold = BooleanField(
        lazy_gettext("Hold my report until another one names the same person"),
        description=lazy_gettext(
            "Nobody reads it for now. If another held report names the same person, both of you are asked in your "
            "boxes. Only if both agree are the two reports opened. You can open yours or take it back at any time."
        ),
        render_kw={"value": "yes"},
    )
    hold_who = TextAreaField(
        lazy_gettext("Handles and mail addresses of that person"),
        description=lazy_gettext(
            "Of one person only, one on each line, up to six: a mail address, the address of a profile, or the place "
            "and the handle. No names: too many people share them."
        ),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    hold_end = RadioField(
        lazy_gettext("If you never come back to your box"),
        choices=[
            SelectChoice(DELETE, lazy_gettext("Delete it after a year, unread")),
            SelectChoice(OPEN, lazy_gettext("Open it after a year")),
        ],
        default=DELETE,
        validate_choice=False,
    )


def forms_of(text: str) -> tuple[str, ...]:
    """The normal forms in what was typed. Raises escrow.Odd."""
    return tuple(escrow.normal_forms(text or ""))


def wish_of(form) -> Wish:
    """What was typed, as the service takes it."""
    return Wish(forms_of(form.hold_who.data), opens=form.hold_end.data == OPEN)


def put_faults(form) -> None:
    """Say beside the fields what is missing for holding it back."""
    if form.hold_end.data not in (DELETE, OPEN):
        form.hold_end.data = DELETE
    if not form.hold.data:
        return
    if form.mode.data == vocabulary.ONE_WAY:
        form.hold.errors = [_("To hold it back you need a box. Choose one above, or take this tick away.")]
    try:
        found = forms_of(form.hold_who.data)
    except escrow.Odd as odd:
        form.hold_who.errors = [
            _("“%(line)s” is no address and no handle with its place. Write for example “github: name”.", line=odd.line)
        ]
        return
    if not found:
        form.hold_who.errors = [_("Without one no other report can be found that names the same person.")]
    if len(found) > escrow.MOST:
        form.hold_who.errors = [_("Leave some out: six at most, all of the same person.")]
