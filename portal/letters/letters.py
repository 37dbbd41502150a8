"""The mails of this room. The letter itself is never in one: whoever opens the link reads it in their box."""

from flask_babel import gettext as _

from .. import mail
from ..web import link_to


def a_letter(token: str) -> mail.Letter:
    """To somebody who got a letter: the link that opens their box, once."""
    return mail.Letter(
        _("A letter is waiting for you"),
        _(
            "Hello,\n\na code of conduct team has written a letter to you. It is not in this mail, so that nobody "
            "else reads it. Open it here:\n\n%(link)s\n\n"
            "The link works once, for 30 days. You then get a code with which you can come back, read the letter "
            "again and answer it.\n",
            link=link_to(f"/letter/{token}"),
        ),
    )


def something_new() -> mail.Letter:
    """To somebody who has a box already: there is something new in it."""
    return mail.Letter(
        _("Something new is waiting for you"),
        _(
            "Hello,\n\nsomething new is waiting where you read your letter. Open it with the code you kept:"
            "\n\n%(link)s\n",
            link=link_to("/letter"),
        ),
    )
