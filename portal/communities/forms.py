"""The forms of a community: founding, facts, contacts, events, team."""

from flask_babel import lazy_gettext as _
from wtforms import DateField, EmailField, FileField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from ..web import Form, OpenForm
from . import labels, rules

_NEEDED = _("Write something here.")


def _choices(pairs):
    return [SelectChoice(code, words) for code, words in pairs]


def _tidy(value):
    return " ".join(value.split()) if value else ""


def _line(label, most, *, needed=False, **more):
    first = InputRequired(_NEEDED) if needed else Optional()
    size = Length(max=most, message=_("Use at most %(max)d characters."))
    return StringField(label, [first, size], filters=[_tidy], **more)


def _zone(**more):
    return SelectField(
        _("Time zone"),
        choices=_choices((zone, zone.replace("_", " ")) for zone in rules.zones()),
        default="UTC",
        description=_("Deadlines count in the days of this place."),
        **more,
    )


class MailLinkForm(OpenForm):
    """Where the link for founding a community goes."""

    email = EmailField(
        _("Your mail address"),
        [InputRequired(_("Write your mail address here.")), Length(max=254)],
        description=_("You get one mail with a link. Your address is not shown to anybody."),
        render_kw={"autocomplete": "email"},
    )


class FoundForm(Form):
    """A new community."""

    name = _line(_("Name of the community"), 120, needed=True)
    slug = _line(
        _("Its address here"), 59, description=_("The last part of /c/…/. Leave it empty and it is made from the name.")
    )
    kind = RadioField(_("What is it?"), choices=_choices(labels.KINDS), default="meetup")
    language = SelectField(_("Language of your pages"), choices=_choices(labels.LANGUAGES), default="en")
    zone = _zone(render_kw={"data-here": "yes"})


class FactsForm(Form):
    """What a community says about itself."""

    name = _line(_("Name of the community"), 120, needed=True)
    about = TextAreaField(
        _("In one or two sentences: who meets here?"),
        [Length(max=600, message=_("Use at most %(max)d characters."))],
        description=_("Stands at the top of your public page."),
        render_kw={"rows": 3},
    )
    kind = RadioField(_("What is it?"), choices=_choices(labels.KINDS))
    language = SelectField(_("Language of your pages"), choices=_choices(labels.LANGUAGES))
    zone = _zone()
    acknowledge_hours = IntegerField(
        _("You promise an answer within how many hours?"),
        [Optional(), NumberRange(1, 336, _("Choose between 1 hour and 14 days (336 hours)."))],
        description=_(
            "A first human answer, not a decision. Three days are 72 hours. Promise what you can keep on a bad week. "
            "Left empty, your page promises nothing."
        ),
        render_kw={"inputmode": "numeric"},
    )
    duty = SelectField(
        _("Who is reminded first when a report waits?"),
        description=_(
            "Half-way through the promised time. After them their deputy, then everybody who can read it. Both get the "
            "key of each new case at once; shifts on the duty page go before them."
        ),
        default="",
    )
    deputy = SelectField(_("Who stands in for them?"), default="")

    def offer(self, members) -> None:
        """Fill in who may be on duty: those to whom reports are sealed. Nobody else, whoever left since."""
        able = [(one.id, one.name) for one in members if one.handles and one.vouched]
        for field in (self.duty, self.deputy):
            field.choices = _choices([("", _("Nobody in particular")), *able])
            if field.data not in dict(able):
                field.data = ""
        if not self.is_submitted():
            self.acknowledge_hours.data = self.acknowledge_hours.data or None


class ContactForm(Form):
    """Somebody one can turn to. Shown to everybody."""

    kind = RadioField(_("Who is behind it?"), choices=_choices(labels.CONTACT_KINDS), default="person")
    name = _line(_("Name"), 120, needed=True)
    words = _line(
        _("What should people know?"),
        200,
        description=_("Such as: on site in a green shirt; speaks English and Polish."),
    )
    mail = _line(_("Mail address"), 254, render_kw={"type": "email", "autocomplete": "off"})
    phone = _line(_("Telephone"), 40, render_kw={"type": "tel", "autocomplete": "off"})
    url = _line(_("Web address"), 490, description=_("A contact form or a profile, beginning with https://."))


class PhotoForm(Form):
    """A photograph of a contact."""

    photo = FileField(
        _("A photograph"),
        description=_(
            "JPEG, PNG or WebP, up to 10 MB. It is made small and square; where and when it was taken is left out."
        ),
        render_kw={"accept": "image/jpeg,image/png,image/webp"},
    )
    alt = _line(
        _("What is on it?"),
        200,
        description=_("For people who can't see it. Such as: Ada, with short grey hair and round glasses."),
    )


class EventForm(Form):
    """A gathering with dates."""

    name = _line(_("Name of the event"), 120, needed=True)
    slug = _line(
        _("Its address"), 59, description=_("The last part of …/e/…/. Leave it empty and it is made from the name.")
    )
    first_day = DateField(_("First day"), [InputRequired(_("Choose a day."))])
    last_day = DateField(_("Last day"), [InputRequired(_("Choose a day."))])
    place = _line(_("Where"), 200, description=_("City and venue. Leave it empty when it is online only."))
    zone = _zone()
    size = IntegerField(
        _("About how many people?"),
        [Optional(), NumberRange(1, 1_000_000, _("Write a number."))],
        description=_("Not shown on your page."),
    )


class InviteForm(Form):
    """Somebody new for the team."""

    email = EmailField(_("Their mail address"), [InputRequired(_("Write a mail address here.")), Length(max=254)])
    role = RadioField(_("What will they do?"), choices=_choices(labels.ROLES), default="responder")


class ButtonForm(Form):
    """A button and nothing else."""
