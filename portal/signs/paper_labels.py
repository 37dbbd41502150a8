"""The report form as plain text: for mail, for paper, for wherever there is no browser."""

import textwrap

from flask_babel import gettext as _

from .. import communities
from ..web import link_here

WIDE = 72
_RULE = "_" * 60


def text(form, to: str) -> str:
    """The whole form. `to`: the path of the form on screen. Whom to call comes first."""
    title = _("Report to %(team)s", team=form.team_name)
    parts = ["\n".join([_titled(title), "", _danger(form)]), _beginning(form, to)]
    number = 0
    for part, asked in form.parts if form.open else ():
        lines = [_titled(part)]
        for one in asked:
            number += 1
            lines += ["", *_question(number, one)]
        parts.append("\n".join(lines))
    if form.open:
        parts.append(_foot(form))
    return "\n\n\n".join(parts) + "\n"


def _titled(words: str) -> str:
    return f"{words}\n{'=' * min(len(words), WIDE)}"


def _wrapped(words: str, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(words.split()),
        WIDE,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _beginning(form, to: str) -> str:
    told = beginning(form) if form.open else [nobody()]
    return "\n\n".join([*(_wrapped(one) for one in told), link_here(to)])


def beginning(form) -> list[str]:
    """What one has to know before writing."""
    return [
        _("You can write this on paper or into a mail. Only the question “What happened?” needs an answer."),
        _("Once it is typed in, it can be read by: %(readers)s", readers=form.readers),
        _("Whoever types it in reads all of it too. Give it to somebody whom it does not concern."),
        _("Paper can be found, and mail can be read on its way. The form on screen is sealed as you send it:"),
    ]


def nobody() -> str:
    """Nobody could read it."""
    return _("At the moment nobody is here who could read a report. Turn to somebody you trust.")


def _danger(form) -> str:
    lines = [_("In danger now?"), ""]
    own, national = form.help
    for words, number in own:
        lines.append(f"* {words}: {number}")
    for code, number in national:
        lines.append(f"* {communities.HELP_WORDS[code]}: {number}")
    if not (own or national):
        lines.append(_wrapped(_("Call the local emergency number first. The form can wait.")))
    return "\n".join(lines)


def _question(number: int, one) -> list[str]:
    lines = [_wrapped(f"{number}. {one.words}")]
    if one.why:
        lines.append(_wrapped(one.why, "   "))
    if one.filled:
        lines += ["", f"   {one.filled}", _wrapped(change(), "   ")]
    elif one.choices:
        lines.append(_wrapped(several() if one.several else single(), "   "))
        lines.append("")
        lines += [f"   [ ] {words}" + (f" ({more})" if more else "") for words, more in one.choices]
    else:
        lines += ["", *([f"   {_RULE}", ""] * one.lines)][:-1]
    return lines


def change() -> str:
    """Beside an answer that came with a sign."""
    return _("Filled in from the sign you used. Cross it out if it was elsewhere.")


def several() -> str:
    """Beside boxes of which several may be ticked."""
    return _("Tick as many as you like.")


def single() -> str:
    """Beside boxes of which one is ticked."""
    return _("Tick one, or none.")


def handing_in(form) -> list[str]:
    """How the paper gets to somebody, and how an answer gets back."""
    found = [
        _("Give it to one of the people below, or mail it to them. On an envelope, write only their name."),
        _("They type it in and seal it for the readers. Then the paper is destroyed, or given back to you."),
        _("Ask for the receipt: with it you can read answers and write again, unnamed. Or write how to reach you."),
        _("Add pages, pictures or printed messages if you like, and say here how many:"),
    ]
    return found if form.contacts else found[1:]


def _foot(form) -> str:
    lines = [_titled(_("How to hand it in"))]
    lines += ["\n" + _wrapped(one) for one in handing_in(form)]
    lines.append("\n" + _RULE)
    for one in form.contacts:
        about = f", {one.words}" if one.words else ""
        ways = " · ".join(way for way in (one.mail, one.phone, one.url) if way)
        lines.append(f"\n* {one.name}{about}\n  {ways}")
    return "\n".join(lines)
