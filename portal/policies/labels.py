"""The words for this room's codes."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from ..errors import Refused
from . import import_labels

RELATIONS = [
    ("adapted", lazy_gettext("We changed their text")),
    ("incorporated", lazy_gettext("We took parts of their text")),
    ("inspired", lazy_gettext("We took ideas only, and thank them")),
    ("translated", lazy_gettext("We translated their text")),
]
LICENCE_HINTS = {
    "CC0-1.0": lazy_gettext("Anybody may use your text for anything, and need not name you."),
    "CC-BY-4.0": lazy_gettext("Anybody may use and change it. They have to name you and say what they changed."),
    "CC-BY-3.0": lazy_gettext("The same in its older wording. Choose it only if your source asks for it."),
    "CC-BY-SA-4.0": lazy_gettext("They have to name you, and share what they make of it under these same terms."),
    "CC-BY-SA-3.0": lazy_gettext("The older wording. Texts made from CC BY-SA 3.0 may use this one or 4.0."),
    "MIT": lazy_gettext("Short terms made for software. The notice travels with every copy."),
    "CC-BY-NC-SA-4.0": lazy_gettext("Like CC BY-SA, but not for anything that earns money. Rarely right for an event."),
    "NONE": lazy_gettext("Then nobody else may use your text. Your page says so."),
}
_FIELDS = {"licence_odd": "licence", "not_ready": "reason"}


def say(words: str) -> str:
    """A word of an export in the page's language."""
    return _(words)


def mended(code: str, fact: str) -> str:
    """What was mended in a text that came in."""
    if code == "encoding_guessed":
        return _("The file was not in UTF-8. It was read as %(name)s.", name=fact)
    if code == "encoding_repaired":
        return ngettext(
            "Letters in one line were damaged on their way here, and are repaired.",
            "Letters in %(num)s lines were damaged on their way here, and are repaired.",
            int(fact),
        )
    if code in ("direction_marks", "unseen_letters", "comments"):
        return _counted(code, int(fact))
    if told := import_labels.mended(code, fact):
        return told
    return {
        "front_matter": _("The settings at its top, meant for a website generator, are left out."),
        "generator_tags": _("Tags meant for a website generator are left out."),
        "html": _("HTML was turned into plain Markdown."),
    }.get(code, code)


def _counted(code: str, number: int) -> str:
    if code == "direction_marks":
        return ngettext(
            "One hidden mark that can turn the reading direction round is taken out.",
            "%(num)s hidden marks that can turn the reading direction round are taken out.",
            number,
        )
    if code == "unseen_letters":
        return ngettext(
            "One letter that nobody can see is taken out.", "%(num)s letters that nobody can see are taken out.", number
        )
    return ngettext("One hidden comment is left out.", "%(num)s hidden comments are left out.", number)


def missing(code: str) -> str:
    """What a draft still needs."""
    return {
        "text": _("The text is empty."),
        "blanks": _("The text still has places left open."),
        "title": _("It has no title."),
        "source": _("It does not say where the text comes from."),
        "licence": _("It does not say under which licence it stands."),
        "contacts": _("No person can be reached yet. A report needs somebody to go to."),
    }[code]


def sentence(refused: Refused) -> str:
    """What a refusal of this room says."""
    if refused.code == "text_too_long":
        return _(
            "This text is too long: %(size)s kB. A code of conduct may have %(limit)s kB, about 30,000 words.",
            size=refused.facts["size"] // 1000 + 1,
            limit=refused.facts["limit"] // 1000,
        )
    if refused.code == "sources_clash":
        return _(
            "These sources can't be combined in one text, as their licences state it: %(names)s. Leave one of them out "
            "and take its words out of your text, or ask its authors in writing and note their permission, or link to "
            "it instead.",
            names="; ".join(f"{name} ({terms})" for name, terms in refused.facts["names"]),
        )
    if refused.code in import_labels.FILES:
        return import_labels.file(refused)
    return {
        "text_empty": _("There is no text here yet. Paste it, or choose a file."),
        "text_binary": _("This file is no plain text. Save it as Markdown, plain text or HTML, or paste the words."),
        "text_too_tangled": _(
            "This text is too tangled to be drawn in two seconds: it has thousands of brackets or stars inside each "
            "other. Take those out and try again."
        ),
        "licence_odd": _("Choose a licence from the list."),
        "source_is_itself": _(
            "This is your own code: a text can't be made from itself. Leave this source out; your earlier versions are "
            "kept as versions. If you took the words from somebody else, name them here."
        ),
        "source_gone": _("This source is no longer here. Search for it once more."),
        "claim_bare": _("Say in a few words where you saw this licence."),
        "no_draft": _("There is no draft to work on. Start with the text."),
        "not_ready": _("It can't be published yet. The list above says what is missing."),
        "too_many_sources": _("Name at most six sources here."),
        "title": _("Write at least a title or who wrote it."),
        "url": _("Write a web address that begins with https://."),
    }.get(refused.code, _("This did not work. Look at it once more."))


def put_beside(form, refused: Refused) -> None:
    """Put a refusal's sentence beside the field it is about, or above the form."""
    if refused.code == "source_odd":
        fields = form.sources[refused.facts["place"]].form
        name = refused.facts["field"]
        fields[name].errors = [*fields[name].errors, sentence(Refused(name))]
        return
    if refused.code == "source_is_itself":
        field = form.sources[refused.facts["place"]].form.title
        field.errors = [*field.errors, sentence(refused)]
        return
    name = _FIELDS.get(refused.code, "text")
    if name in form:
        form[name].errors = [*form[name].errors, sentence(refused)]
    else:
        form.form_errors.append(sentence(refused))
