"""The words of the card that no other page has, and its refusals."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext

ONGOING = {
    "yes": lazy_gettext("Yes, it is still going on"),
    "pattern": lazy_gettext("It happens again and again"),
    "no": lazy_gettext("No, it is over"),
    "unknown": lazy_gettext("Nobody knows"),
}
DOORS = {
    "community": lazy_gettext("To the team"),
    "committee": lazy_gettext("To the committee, which stands outside every team"),
}


def put_beside(form, refused) -> None:
    """Put a refusal beside the field it is about."""
    if refused.code == "text_long":
        for name in refused.facts["fields"]:
            form[name].errors = [_("This is too long for a card. Shorten it.")]
    elif refused.code == "told_ahead":
        form.told.errors = [_("That is later than now. Look at the day and the time.")]
    elif refused.code == "nobody_left":
        form.exclude.errors = [_("With these left out, nobody could read it. Take one tick away.")]
    else:
        form.story.errors = [_("Write down what happened, in a few words.")]
