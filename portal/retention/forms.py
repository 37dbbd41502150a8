"""The forms of times and holds."""

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from ..cases import ActForm, options
from . import labels, rules

_ODD = lazy("Give whole months, from 0 to %(most)s.") % {"most": rules.MOST}


class HoldForm(ActForm):
    """Why something must not be forgotten yet."""

    act = "hold"
    reason = RadioField(
        lazy("What needs it"),
        [InputRequired(lazy("Choose one."))],
        choices=options((code, labels.REASONS[code]) for code in rules.REASONS),
        validate_choice=False,
    )
    text = TextAreaField(
        lazy("Why, for those who come after you"),
        [InputRequired(lazy("Say why.")), Length(max=2000)],
        render_kw={"rows": 4},
    )


class TimesForm(ActForm):
    """Months by record and class."""

    act = "times"
    seen = HiddenField()

    def terms(self) -> dict[str, rules.Term]:
        """What was typed."""
        return {kind: rules.Term(*(self[f"{which}_{kind}"].data for which in rules.CLASSES)) for kind in rules.TYPES}

    def fill(self, version: rules.Version) -> None:
        """The times of a version, to be changed."""
        self.seen.data = str(version.number)
        for kind, term in version.terms.items():
            for which in rules.CLASSES:
                self[f"{which}_{kind}"].data = getattr(term, which)


for _kind in rules.TYPES:
    for _which in rules.CLASSES:
        _field = IntegerField(
            labels.CLASSES[_which],
            [InputRequired(_ODD), NumberRange(0, rules.MOST, _ODD)],
            render_kw={"inputmode": "numeric", "size": 4},
        )
        setattr(TimesForm, f"{_which}_{_kind}", _field)
