"""Redaction pages: every text of a case with what of it stays inside, and one text to mark."""

from flask_babel import gettext as _

from .. import cases
from ..access import require
from ..cases import options
from ..errors import NotFound, Refused
from ..web import go_to
from . import forms, labels, redacting, redactions
from .blueprint import both


@both("passages", methods=("GET",))
def passages(actor, place, case_id):
    """Every text of a case, as it may leave."""
    view = cases.read(actor, case_id)
    require(actor, "case.redact", cases.see(actor, case_id))
    marks = redactions.marks_of(actor, view)
    rows = [
        (text, marks.get(text.id), redactions.copy_of(text.text, marks.get(text.id)))
        for text in redactions.texts(view).values()
    ]
    return place.page(actor, "letters/passages.html", rows=rows, case=view, labels=labels)


@both("passages/<string:thing_id>")
def passage(actor, place, case_id, thing_id):
    """One text: its sentences to tick, words to hide, and the copy that leaves."""
    view = cases.read(actor, case_id)
    require(actor, "case.redact", cases.see(actor, case_id))
    text = redactions.texts(view).get(thing_id)
    if text is None:
        raise NotFound
    marks = redactions.marks_of(actor, view).get(thing_id)
    form, status = forms.RedactForm(), 200
    sentences = [text.text[start:end] for start, end in redacting.sentences(text.text)]
    form.sentences.choices = options((str(number), words) for number, words in enumerate(sentences))
    if form.is_submitted():
        status = 422
        try:
            _mark(actor, case_id, thing_id, form)
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            return go_to(place.url("letters.passages", case_id=case_id))
    else:
        _show(form, marks, sentences)
    form.seen.data = redacting.digest(text.text)
    copy = redactions.copy_of(text.text, marks)
    return place.page(
        actor,
        "letters/passage.html",
        status=status,
        form=form,
        text=text,
        copy=copy,
        marks=marks,
        case=view,
        labels=labels,
    )


def _mark(actor, case_id: str, thing_id: str, form) -> None:
    if not form.seen.data:
        raise Refused("changed")
    numbers = [int(one) for one in form.sentences.data or () if one.isdecimal() and len(one) < 6]
    phrases = (form.phrases.data or "").splitlines()
    whole = bool(form.whole.data)
    redactions.mark(actor, case_id, thing_id, numbers=numbers, phrases=phrases, whole=whole, seen=form.seen.data)


def _show(form, marks, sentences: list[str]) -> None:
    """What is marked already, in the form."""
    if marks is None:
        return
    form.whole.data = marks.whole
    form.sentences.data = [str(number) for number, words in enumerate(sentences) if words in marks.phrases]
    form.phrases.data = "\n".join(phrase for phrase in marks.phrases if phrase not in sentences)


@cases.shows("foot", "letters/_passages.html")
def on_case(actor, place, view) -> dict | None:
    """The way to redaction, on a case's page."""
    marks = redactions.marks_of(actor, view)
    number = sum(max(len(one.phrases), 1) for one in marks.values())
    told = labels.marked(number) if number else _("Nothing is marked yet.")
    return {"url": place.url("letters.passages", case_id=view.id), "told": told}
