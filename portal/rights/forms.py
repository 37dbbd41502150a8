"""The forms of this room: asking, the box, checking who asks, the answer."""

from flask_babel import lazy_gettext as lazy
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    PasswordField,
    RadioField,
)
from wtforms.validators import Optional

from ..cases import ActForm, options
from ..disclosure import FOOTINGS
from . import labels, rules
from .field_forms import lines, ticks


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
        setattr(AnswerForm, f"text_{one.key}", lines(one.title, 4))
    made = AnswerForm(data=_filled(held, said))
    made.cases.choices = options((one.key, one.title) for one in held)
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


class StatementForm(ActForm):
    """What somebody says against what is held of them."""

    act = "statement"
    text = lines(lazy("Their statement, in their own words"), 5, description=lazy("Whoever reads the entry reads it."))


class RightForm(ActForm):
    """What puts right everything that was told of somebody."""

    act = "correct"
    footing = RadioField(
        lazy("On what footing, as is known now"), choices=options(FOOTINGS.items()), validate_choice=False
    )
    text = lines(lazy("The correction, word for word"), 5, description=lazy("Everybody who was told gets these words."))
    why = lines(lazy("Why it is corrected"), 3, description=lazy("Stays with the key holders."))
    sure = BooleanField(lazy("I am sure of every word"))
