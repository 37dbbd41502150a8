"""The words for what files are, what was taken out of them, and why one was not taken."""

from babel.lists import format_list
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _

SORTS = {
    "image": lazy_gettext("Picture"),
    "paper": lazy_gettext("PDF"),
    "mail": lazy_gettext("Mail"),
    "chat": lazy_gettext("Chat"),
    "text": lazy_gettext("Text"),
    "sound": lazy_gettext("Sound"),
    "video": lazy_gettext("Video"),
    "office": lazy_gettext("Office file"),
}
SEES = {
    "image": lazy_gettext("Show the picture"),
    "paper": lazy_gettext("Show its pages"),
}
_TOLD = {
    "place": lazy_gettext("where it was made"),
    "moment": lazy_gettext("when it was made"),
    "device": lazy_gettext("the camera or phone"),
    "name": lazy_gettext("names of those who made it"),
    "program": lazy_gettext("the program it was made with"),
    "words": lazy_gettext("titles and notes written into it"),
    "inside": lazy_gettext("hidden details of the pictures in it"),
    "active": lazy_gettext("links and parts that act by themselves"),
    "attached": lazy_gettext("files attached to it"),
    "ways": lazy_gettext("the ways it took, accounts and addresses of computers"),
    "look": lazy_gettext("everything but its words"),
    "tail": lazy_gettext("something that stood hidden behind the picture"),
    "other": lazy_gettext("other hidden details"),
}
_BESIDES = {
    "frames": lazy_gettext("It is a moving picture; the copy shows how it begins."),
    "rest": lazy_gettext("It is very long; the copy ends before it does."),
    "mended": lazy_gettext("The file was damaged; the copy holds what could be read."),
}
_WHOLE = {
    "sound": lazy_gettext("Sound is kept as it is. It can tell who made it, when and with what, and so can the voice."),
    "video": lazy_gettext("Video is kept as it is. It can tell who made it, where, when and with what."),
    "office": lazy_gettext("Office files are kept as they are. They can name who wrote them, and carry programs."),
    "unread": lazy_gettext("This kind of picture is kept as it is. It can tell who made it, where and when."),
    "large": lazy_gettext("It is too large for a copy, so it is kept as it is. It can tell who made it."),
    "busy": lazy_gettext("Much was going on when it came, so there is no copy. It can tell who made it."),
    "broken": lazy_gettext(
        "It is damaged or breaks off, so there is no copy. It is kept as it is, and can tell who made it."
    ),
    "old": lazy_gettext("It came before copies were made, and is kept as it is. It can tell who made it."),
}


def told(about) -> str:
    """What the copy of a file leaves out, in a sentence or two; empty where there is no copy."""
    if about.whole:
        return str(_WHOLE.get(about.whole, _WHOLE["old"]))
    if not about.copied:
        return ""
    parts = [str(words) for code, words in _TOLD.items() if code in about.told]
    if parts:
        first = _("Taken out of the copy: %(parts)s.", parts=format_list(parts, locale=get_locale()))
    else:
        first = _("Nothing hidden was found in it. The copy was made anew all the same.")
    return " ".join([first, *(str(words) for code, words in _BESIDES.items() if code in about.told)])


def line(about) -> str:
    """What a file is, in a few words for a list."""
    what = f"{SORTS[about.sort]}, {size(about.size)}"
    return _("%(what)s. Kept as it is: take care", what=what) if about.whole else what


def size(number: int) -> str:
    """A file's size in words."""
    if number < 1024 * 1024:
        return _("%(n)s kB", n=max(1, round(number / 1024)))
    return _("%(n)s MB", n=round(number / 1024 / 1024, 1))


def problem(found) -> str:
    """Why a file was not taken, and what to do."""
    name = f"\u2068{found.name}\u2069"
    if found.code == "file_mistyped" and found.looks:
        return _(
            "“%(name)s” is really a %(looks)s file. Rename it so that it ends in .%(looks)s, and choose it again.",
            name=name,
            looks=found.looks,
        )
    return _PROBLEMS.get(found.code, _PROBLEMS["file_heavy"]) % {"name": name, "limit": found.looks}


_PROBLEMS = {
    "file_empty": lazy_gettext("“%(name)s” is empty. Choose it again, or leave it out."),
    "file_large": lazy_gettext("“%(name)s” is larger than %(limit)s MB. Send a shorter or smaller copy."),
    "file_all": lazy_gettext("“%(name)s” did not fit: all files together may have %(limit)s MB."),
    "file_many": lazy_gettext("“%(name)s” was one too many: %(limit)s files are the most. Send more later."),
    "file_archive": lazy_gettext("“%(name)s” is a packed archive. Unpack it, and choose the files that are in it."),
    "file_kind": lazy_gettext(
        "“%(name)s” is of a kind we do not take. Pictures, PDF, text, mail, chats, sound, video and office files work."
    ),
    "file_coding": lazy_gettext(
        "“%(name)s” is not plain text, or in an old encoding. Save it again as UTF-8, or copy its words into your own."
    ),
    "file_mistyped": lazy_gettext(
        "“%(name)s” does not hold what its ending says. Save it again in its own program, and choose that copy."
    ),
    "file_pixels": lazy_gettext("“%(name)s” is a picture of more than 40 million points. Send a smaller copy of it."),
    "file_heavy": lazy_gettext(
        "“%(name)s” takes too much room and time to open. Send a screenshot of it, or print it into a new PDF."
    ),
    "file_locked": lazy_gettext("“%(name)s” is closed with a password. Save a copy without one, and choose that."),
    "file_lost": lazy_gettext("“%(name)s” could not be kept: the disk is full."),
}
