"""The words for this room's codes."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from .. import web
from ..errors import Refused

KINDS = [
    ("meetup", lazy_gettext("A meetup or local group")),
    ("conference", lazy_gettext("A conference")),
    ("online", lazy_gettext("An online space")),
]
KIND_HINTS = {
    "meetup": lazy_gettext("It meets again and again, with many of the same people."),
    "conference": lazy_gettext("It happens on certain days, once or every year."),
    "online": lazy_gettext("A chat, a forum, a mailing list, a project."),
}
CONTACT_KINDS = [
    ("person", lazy_gettext("One person")),
    ("group", lazy_gettext("Several people behind one address")),
]
ROLES = [
    ("lead", lazy_gettext("Lead: reads reports, handles cases, looks after the team")),
    ("responder", lazy_gettext("Responder: reads reports and handles cases")),
    ("organiser", lazy_gettext("Organiser: writes the code and contacts, reads no report")),
    ("helper", lazy_gettext("Helper: is on site, reads no report")),
    ("contact", lazy_gettext("Contact: is named on the page, reads no report")),
    ("registration", lazy_gettext("Registration: knows who comes, reads no report")),
]
ROLE_NAMES = {
    "lead": lazy_gettext("Lead"),
    "responder": lazy_gettext("Responder"),
    "organiser": lazy_gettext("Organiser"),
    "helper": lazy_gettext("Helper"),
    "contact": lazy_gettext("Contact"),
    "registration": lazy_gettext("Registration"),
}
LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("es", "Español"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh", "中文"),
]

_FIELDS = {
    "slug_odd": "slug",
    "slug_taken": "slug",
    "name_needed": "name",
    "zone_odd": "zone",
    "hours_odd": "acknowledge_hours",
    "days_odd": "last_day",
    "mail_odd": "email",
    "has_role": "email",
    "role_odd": "role",
    "photo_needed": "photo",
    "photo_odd": "photo",
    "photo_too_large": "photo",
    "photo_too_many_pixels": "photo",
}


def sentence(code: str, **facts) -> str:
    """What a refusal of this room says."""
    if code == "slug_taken":
        return _("“%(slug)s” is taken. Try another word.", slug=facts.get("slug", ""))
    if code == "has_role":
        return _("%(name)s has this role already.", name=facts.get("name", ""))
    return _sentences().get(code) or _("This did not work. Look at it once more.")


def _sentences() -> dict[str, str]:
    return {
        "slug_odd": _("Use 2 to 59 small letters, digits and single hyphens, such as python-lakeside."),
        "name_needed": _("Write a name here."),
        "needed": _("Write something here."),
        "zone_odd": _("Choose a time zone from the list."),
        "hours_odd": _("Choose between 1 hour and 14 days (336 hours)."),
        "days_odd": _("The last day can't be before the first, nor more than 60 days after it."),
        "mail_odd": _("Write a mail address, such as name@example.org."),
        "role_odd": _("Choose a role from the list."),
        "no_way": _("Give at least one way to reach them: mail, telephone or a web address."),
        "phone_odd": _("Write a telephone number, such as +44 20 7946 0000."),
        "url_odd": _("Write a web address that begins with https://."),
        "last_contact": _(
            "At least one person with a way to reach them stays on the page while your code is published. "
            "Add another person first."
        ),
        "last_lead": _("This is the only lead. Invite another lead first."),
        "last_holder": _("They are the only one who can open the reports here. Vouch for somebody else first."),
        "not_vouched": _("You can't vouch yet: a colleague has to vouch for you first."),
        "photo_needed": _("Choose a picture first."),
        "photo_odd": _("This file can't be read as a picture. A JPEG, PNG or WebP file works."),
        "photo_too_large": _("This picture has more than 10 MB. Make it smaller first; 400 by 400 dots are enough."),
        "photo_too_many_pixels": _(
            "This picture has too many dots to be opened safely. Make it smaller first; 400 by 400 dots are enough."
        ),
        "no_key_yet": _("They have not chosen a password yet. Vouch for them afterwards."),
    }


def put_beside(form, refused: Refused) -> None:
    """Put a refusal's sentence beside the field it is about, or above the form."""
    for name, code in refused.facts.get("problems", []) or [(_FIELDS.get(refused.code), refused.code)]:
        facts = {key: value for key, value in refused.facts.items() if key != "problems"}
        web.put_beside(form, name, sentence(code, **facts))
