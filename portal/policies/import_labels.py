"""The words for what is found in texts that come in, and for what is wrong with files."""

from flask_babel import get_locale
from flask_babel import gettext as _

from ..errors import Refused
from ..library import Remark

FILES = (
    *("file_too_big", "file_old_word", "file_picture", "file_unpacks", "docx_broken", "docx_empty", "docx_too_big"),
    *("pdf_broken", "pdf_locked", "pdf_long", "pdf_scan", "pdf_too_big", "rst_broken"),
)


def file(refused: Refused) -> str:
    """What is wrong with a file, and what to do instead."""
    megabytes = refused.facts.get("size", 0) // 1_000_000
    return {
        "file_too_big": _("This file has %(size)s MB. Choose one of at most 5 MB, or paste the words.", size=megabytes),
        "file_old_word": _("This is an old Word file. Save it as DOCX, or paste the words."),
        "file_picture": _("This is a picture. Words in a picture can't be read; paste them instead."),
        "file_unpacks": _("This file unpacks to far more than it is. It was not opened. Paste the words instead."),
        "docx_broken": _("This is no Word file, or a damaged one. Save it once more as DOCX, or paste the words."),
        "docx_empty": _("This Word file has no words in it. Perhaps they stand in a picture; paste them instead."),
        "docx_too_big": _("This Word file has %(size)s MB. Paste the words, or take the pictures out.", size=megabytes),
        "pdf_broken": _("This PDF is damaged and can't be read. Paste the words instead."),
        "pdf_locked": _("This PDF is locked with a password. Save it without one, or paste the words."),
        "pdf_long": _(
            "This PDF has %(pages)s pages. A code has a few; paste its part, or upload at most %(most)s pages.",
            pages=refused.facts.get("pages", 0),
            most=refused.facts.get("most", 0),
        ),
        "pdf_scan": _(
            "This PDF is a scan: pictures of pages, without words that can be read. Paste the words instead."
        ),
        "pdf_too_big": _("This PDF has %(size)s MB. Choose one of at most 5 MB, or paste the words.", size=megabytes),
        "rst_broken": _("This reStructuredText can't be read. Save it as plain text, or paste the words."),
    }[refused.code]


def remark(one: Remark) -> str:
    """Something odd that the text says about licences or sources."""
    return {
        "licence_unversioned": _("It names a licence without saying which version: “%(words)s”.", words=one.words),
        "licence_no_such": _(
            "There is no licence called “%(words)s”. Ask which one is meant, or choose one that exists.",
            words=one.words,
        ),
        "words_and_link_differ": _(
            "The words “%(words)s” and the address they link to name two different licences.", words=one.words
        ),
        "source_is_itself": _("It names itself as its source: “%(words)s”.", words=one.words),
    }.get(one.code, one.code)


def mended(code: str, fact: str) -> str | None:
    """What was done to a file on the way in; None for codes of other places."""
    return {
        "docx": _("The Word file was turned into plain Markdown; pictures are left out."),
        "pdf": _("The words of the PDF were taken out page by page. Headings and lists may need a hand."),
        "rst": _("reStructuredText was turned into plain Markdown."),
        "html_nested": _(
            "HTML elements stood %(depth)s deep inside each other. Only their words are kept.", depth=fact
        ),
        "licence_header": _("A line for machines, which states the licence %(name)s, is left out.", name=fact),
    }.get(code)


def language(code: str) -> str:
    """The name of a language in the page's language, or its code."""
    locale = get_locale()
    base = code.split("-", maxsplit=1)[0]
    return locale.languages.get(base, code) if locale else code
