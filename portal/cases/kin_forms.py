"""The forms of cases that belong together, and of people and notes that are corrected."""

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import Length, Optional

from . import labels
from .forms import ActForm, options, ticks, words


class SplitForm(ActForm):
    """A part of a case becomes a case of its own."""

    act = "split"
    title = lazy("Make a case of its own of a part")
    button = lazy("Make a new case")
    hint = lazy("Reports move to the new case; people stand in both. You can join the two again later.")
    reports = ticks(lazy("Which reports go"), validate_choice=False)
    parties = ticks(lazy("Who stands in the new case as well"), validate_choice=False)


class MergeForm(ActForm):
    """Another case is joined to this one."""

    act = "merge"
    title = lazy("Join another case to this one")
    button = lazy("Join it to this case")
    hint = lazy(
        "For two cases about the same thing. From then on everything happens in this one; the other rests as it is. "
        "You can take it out again."
    )
    other = SelectField(lazy("Which case"), choices=[], validate_choice=False)


class ChangePartyForm(ActForm):
    """Somebody's names, corrected."""

    act = "change-party"
    title = lazy("Correct who this is")
    button = lazy("Keep it")
    kind = SelectField(lazy("Who or what"), choices=options(labels.PARTY_KINDS))
    name = StringField(lazy("Name"), [Optional(), Length(max=200)])
    handles = words(
        lazy("Handles and addresses"), needed=False, rows=3, hint=lazy("One a line, with the place: GitHub: robk.")
    )
    version = HiddenField()


class RewriteForm(ActForm):
    """A note, written anew."""

    act = "rewrite"
    title = lazy("Change these words")
    button = lazy("Keep the new words")
    hint = lazy("The words from before stay beside them, for the team.")
    text = words(lazy("In your words"))
    version = HiddenField()
