"""The forms of this room: asking, the box, checking who asks, the answer."""

import secrets

from flask_babel import lazy_gettext as lazy
from wtforms import DateField, HiddenField, PasswordField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from ..cases import ActForm, options
from ..web import OpenForm
from . import labels, rules


def ticks(label, choices, **more):
    """Any of several."""
    widgets = {"option_widget": CheckboxInput(), "widget": ListWidget(prefix_label=False)}
    return SelectMultipleField(label, choices=options(choices), validate_choice=False, **widgets, **more)


def lines(label, rows: int, **more):
    """A text of several lines; how long it may be is said by the service."""
    return TextAreaField(label, [Optional()], render_kw={"rows": rows}, **more)


class AskForm(OpenForm):
    """Asking what is held about oneself."""

    once = HiddenField(render_kw={"id": False})
    kinds = ticks(lazy("What do you ask for?"), labels.KINDS.items())
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


class WordsForm(ActForm):
    """Words to whoever asks."""

    act = "question"
    text = lines(lazy("Your words"), 4)


class TurnDownForm(ActForm):
    """Why it stays unclear who asks."""

    act = "turn_down"
    text = lines(lazy("Why it stays unclear who they are"), 3, description=lazy("They read it. They may ask anew."))


class RemarkForm(ActForm):
    """Why an answer goes back to its writer."""

    act = "give_back"
    version = HiddenField()
    text = lines(lazy("What should be changed"), 3)


def answer_form(held, said):
    """The answer: one text for each case it could tell of, and what is the same for all."""

    class AnswerForm(ActForm):
        act = "save"
        version = HiddenField()
        outcome = RadioField(
            lazy("What the answer says"), choices=options(labels.OUTCOMES.items()), validate_choice=False
        )
        cases = ticks(lazy("Tell of these"), [])
        reply = lines(lazy("What else you tell them"), 5, description=labels.REPLY_HINT)
        refused = ticks(lazy("Parts you do not tell"), labels.PARTS.items())
        why = lines(lazy("Why you do not tell them"), 3, description=lazy("Stays with you. The law may ask for it."))
        delay = RadioField(
            lazy("Is there something you must not tell yet?"),
            choices=options(labels.DELAYS.items()),
            validate_choice=False,
        )
        delay_why = lines(lazy("Why telling now would endanger"), 3, description=lazy("Stays with you."))
        until = DateField(
            lazy("Look again on"), [Optional()], description=lazy("You are reminded. At most half a year away.")
        )

    for one in held:
        setattr(AnswerForm, f"text_{one.key}", lines(one.view.code_name, 4))
    made = AnswerForm(data=_filled(held, said))
    made.cases.choices = options((one.key, one.view.code_name) for one in held)
    return made


def _filled(held, said) -> dict:
    if said is None:
        return {"outcome": rules.TOLD, "delay": ""}
    texts = {f"text_{key}": text for key, text in said.items.items()}
    names = ("outcome", "reply", "why", "delay", "delay_why")
    more = {"cases": list(said.items), "refused": list(said.refused), "until": labels.day_of(said.until)}
    return {name: getattr(said, name) for name in names} | more | texts


class LeaveForm(ActForm):
    """Deleting one's own account."""

    act = "leave"
    password = PasswordField(lazy("Your password"), render_kw={"autocomplete": "current-password"})
