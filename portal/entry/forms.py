"""The forms of the threshold: coming in, ways back in, one's own account."""

import re

from flask_babel import lazy_gettext as _
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import Email, InputRequired, Length, Regexp

from .. import accounts
from ..web import Form, OpenForm

_MISSING = _("Write something here.")
_ADDRESS = [
    InputRequired(_("Write your mail address here.")),
    Length(max=254, message=_("This is too long for a mail address.")),
    Email(_("Write a mail address, such as name@example.org.")),
]
_SHORT_HINT = _("At least 15 characters. Four or five ordinary words make a good one.")


def _current(label=None):
    return PasswordField(
        label or _("Your password"),
        [InputRequired(_("Write your password here."))],
        render_kw={"autocomplete": "current-password"},
    )


def _new(label=None):
    return PasswordField(
        label or _("New password"),
        [InputRequired(_("Write a password here."))],
        description=_SHORT_HINT,
        render_kw={"autocomplete": "new-password"},
    )


def _code(*validators, label=None):
    return StringField(
        label or _("Six digits from your phone"),
        [*validators, Length(max=20, message=_("A code has six digits."))],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


def _recovery():
    return StringField(
        _("Recovery code"),
        [InputRequired(_("Write your recovery code here.")), Length(max=100, message=_("This is too long."))],
        description=_("26 letters and digits, from your recovery kit. Capitals and dashes do not matter."),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )


class SignInForm(OpenForm):
    """Address and password. `next` is where to go afterwards."""

    email = EmailField(
        _("Mail address"),
        [InputRequired(_("Write your mail address here.")), Length(max=254, message=_("This is too long."))],
        render_kw={"autocomplete": "username"},
    )
    password = _current(_("Password"))
    next = HiddenField()


class CodeForm(Form):
    """The second factor."""

    code = _code(InputRequired(_("Write the six digits here.")))


class LostPhoneForm(Form):
    """The recovery code in place of a lost phone; the password gets long enough to stand alone."""

    recovery = _recovery()
    password = _new()


class NewPersonForm(OpenForm):
    """Accepting an invitation: what colleagues call one, and a password."""

    name = StringField(
        _("Your name"),
        [InputRequired(_MISSING), Length(max=accounts.NAME_LONGEST, message=_("Use at most 80 characters."))],
        description=_("What your colleagues here call you."),
        render_kw={"autocomplete": "name"},
    )
    password = _new(_("Password"))


class AgreeForm(OpenForm):
    """A button and nothing else."""


class AskResetForm(OpenForm):
    """Where the link for a new password goes."""

    email = EmailField(_("Mail address"), _ADDRESS, render_kw={"autocomplete": "username"})


class ResetForm(OpenForm):
    """A new password after a reset by mail."""

    password = _new()


class ResetWithCodeForm(ResetForm):
    """The same for somebody with a second factor."""

    code = _code(InputRequired(_("Write the six digits here.")))


class RecoverForm(OpenForm):
    """The recovery code instead of the password; everything stays readable."""

    email = EmailField(
        _("Mail address"),
        [InputRequired(_("Write your mail address here.")), Length(max=254, message=_("This is too long."))],
        render_kw={"autocomplete": "username"},
    )
    recovery = _recovery()
    password = _new()
    code = _code(label=_("Six digits from your phone, if you use a second factor"))


class NameForm(Form):
    """What colleagues call one."""

    name = StringField(
        _("Your name"),
        [InputRequired(_MISSING), Length(max=accounts.NAME_LONGEST, message=_("Use at most 80 characters."))],
        render_kw={"autocomplete": "name"},
    )


class AddressForm(Form):
    """A new mail address; a link goes there first."""

    email = EmailField(_("New mail address"), _ADDRESS, render_kw={"autocomplete": "email"})
    password = _current()


class PasswordForm(Form):
    """The old password and the new one."""

    old = _current(_("Your password now"))
    password = _new()


class SureForm(Form):
    """The password once more."""

    password = _current()


class SecondFactorForm(Form):
    """Turning a second factor on: the phone proves that it has the seed."""

    secret = HiddenField(
        validators=[Regexp(re.compile(r"[A-Z2-7]{32}\Z"), message=_("Start again with this picture."))]
    )
    code = _code(InputRequired(_("Write the six digits here.")))
    password = _current()


class ButtonForm(Form):
    """A button and nothing else, for somebody signed in."""


class VisitForm(Form):
    """Which session ends; none named means all but this one."""

    visit = HiddenField(validators=[Length(max=64)])
