"""Which practice report."""

from flask_babel import lazy_gettext as lazy
from wtforms import RadioField

from ..cases import ActForm, options

STORY_WORDS = {
    "slide": lazy("A slide in a talk: short, with a witness who reports for somebody else"),
    "messages": lazy("Messages that do not stop: somebody may be at risk now"),
    "party": lazy("A helper at a party: somebody of your own is involved"),
}


class PracticeForm(ActForm):
    """The choice."""

    act = "practise"
    button = lazy("Start practising")
    story = RadioField(lazy("Which report comes in"), choices=options(STORY_WORDS.items()), default="slide")
