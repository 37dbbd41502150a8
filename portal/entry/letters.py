"""The words of the mails about accounts. None of them says what anybody reported."""

from flask_babel import gettext as _

from ..mail import Letter


def reset(link: str) -> Letter:
    """The link for a new password."""
    return Letter(
        _("A new password for the Conduct Portal"),
        _(
            "Hello,\n\nsomebody asked for a new password for your account.\n\n"
            "This link works once, for 30 minutes:\n\n%(link)s\n\n"
            "After that your account works again, but it opens nothing sealed until a colleague has vouched for you. "
            "If you still have your recovery code, use that instead: with it you keep everything.\n\n"
            "If that was not you, do nothing. Your password stays as it is.\n",
            link=link,
        ),
    )


def new_address(link: str) -> Letter:
    """The link that proves a new address."""
    return Letter(
        _("Is this your new address?"),
        _(
            "Hello,\n\nsomebody wants to use this address for an account on the Conduct Portal.\n\n"
            "Open this link to agree. It works once, for 24 hours:\n\n%(link)s\n\nIf that was not you, do nothing.\n",
            link=link,
        ),
    )


def changed(what: str) -> Letter:
    """Something about the account changed: `what` is one of CHANGES (R22)."""
    return Letter(
        _("Your account was changed"),
        _(
            "Hello,\n\n%(what)s\n\nIf that was you, there is nothing to do. If it was not, ask for a new password "
            "on the sign-in page now, and tell your colleagues.\n",
            what=_changes()[what],
        ),
    )


def _changes() -> dict[str, str]:
    return {
        "password": _("the password of your account was changed."),
        "reset": _("the password of your account was reset by mail."),
        "recovered": _("your account was opened with its recovery code, and got a new password."),
        "totp_on": _("your account now asks for a second factor when you sign in."),
        "totp_off": _("your account no longer asks for a second factor."),
        "address": _("your account now uses another mail address. This is the last mail to this one."),
        "kit": _("your recovery code was looked at."),
        "codes": _(
            "somebody knows your password and tries to guess the code from your phone. Choose a new password soon."
        ),
    }
