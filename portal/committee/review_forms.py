"""The forms around a draft that is being looked at."""

from flask_babel import lazy_gettext as lazy
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import Length

from ..cases import ActForm

_LONG = Length(max=4000, message=lazy("Use at most %(max)d characters."))


class AskForm(ActForm):
    """Asking the committee to look at a draft."""

    act = "ask-help"
    question = StringField(
        lazy("What would you like to know?"),
        [Length(max=1000, message=lazy("Use at most %(max)d characters."))],
        description=lazy("You may leave this empty. Such as: is our way to appeal good enough for twelve people?"),
    )


class CommentForm(ActForm):
    """A comment beside one sentence."""

    act = "comment"
    number = HiddenField(default="0")
    text = TextAreaField(lazy("Your comment"), [_LONG], render_kw={"rows": 4, "dir": "auto"})


class AnswerForm(ActForm):
    """What a community says to a comment."""

    act = "answer-comment"
    comment = HiddenField()
    text = TextAreaField(lazy("Your answer"), [_LONG], render_kw={"rows": 3, "dir": "auto"})
    settled = BooleanField(lazy("Done: we changed it, or decided not to"))
