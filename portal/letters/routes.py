"""Letters of a case: the list, the composer, the second reader, sending."""

import textwrap

import segno
from flask import request
from flask_babel import format_date
from flask_babel import gettext as _

from .. import accounts, cases, communities
from ..cases import options
from ..errors import Refused
from ..typed import whole_number
from ..web import go_to, link_to
from . import (
    appeal_routes,
    box_routes,
    breach_routes,
    composing,
    forms,
    labels,
    next_routes,
    pattern_routes,
    patterns,
    redact_routes,
    rules,
    sending,
    term_routes,
)
from .blueprint import both, bp
from .models import LETTER, REPLY, SENT
from .views import ONLY, PARTS

__all__ = [
    "appeal_routes",
    "box_routes",
    "bp",
    "breach_routes",
    "next_routes",
    "pattern_routes",
    "redact_routes",
    "term_routes",
]


def _names(rows) -> dict[str, str]:
    return accounts.names({one for row in rows for one in (row.writer, row.signer) if one})


@both("letters")
def letters(actor, place, case_id):
    """The letters of a case, and the beginning of another."""
    view = cases.read(actor, case_id)
    form, status = forms.BeginForm(), 200
    _offer(actor, form, view)
    if form.is_submitted():
        status = 422
        try:
            letter_id = _begin(actor, view, form)
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            return go_to(place.url("letters.letter", case_id=case_id, letter_id=letter_id))
    rows = composing.listing(actor, case_id)
    context = {"form": form, "case": view, "rows": rows, "names": _names(rows), "labels": labels}
    people = {party.id: party.name or _("somebody not known") for party in view.parties}
    return place.page(actor, "letters/letters.html", status=status, people=people, **context)


@cases.shows("actions", "letters/_on_case.html")
def on_case(actor, place, view) -> dict | None:
    """The letters of a case on its page, once it has somebody to write to."""
    rows = composing.listing(actor, view.id)
    people = {party.id: party.name or _("somebody not known") for party in view.parties if party.role != "reporter"}
    if not rows and not people:
        return None
    return {"rows": rows, "people": people, "names": _names(rows), "labels": labels}


def _offer(actor, form, view) -> None:
    people = [party for party in view.parties if party.role != "reporter"]
    form.party.choices = options((party.id, party.name or "?") for party in people)
    shown = cases.leaving(actor, view).notes_of("fact")
    form.facts.choices = options((note.id, textwrap.shorten(note.text, 90, placeholder=" …")) for note in shown)
    if any(composing.box_of(actor, view.id, party.id) for party in people):
        form.pattern.choices = options([*labels.PATTERNS, labels.REPLY])


def _begin(actor, view, form) -> str:
    code = form.pattern.data if form.pattern.data in labels.WORDS else ""
    if not code or form.party.data not in [party.id for party in view.parties]:
        raise Refused("no_recipient")
    values = _values(actor, view, form.party.data)
    words = patterns.own(actor).get(code) or labels.words_of(code)
    parts = {name: rules.fill(text, values) for name, text in words.items()}
    facts = [note.text for note in cases.leaving(actor, view).notes_of("fact") if note.id in (form.facts.data or ())]
    if facts and code != "reply":
        parts["behaviour"] = "\n\n".join([parts["behaviour"], *facts])
    days = [values[name] for name in ("from", "until") if values[name]]
    kind = REPLY if code == "reply" else LETTER
    return composing.begin(actor, view.id, form.party.data, parts, kind=kind, allowed=days)


def _values(actor, view, party_id: str) -> dict[str, str]:
    """What the blanks of a wording are filled with, as far as the case knows it."""
    party = next(one for one in view.parties if one.id == party_id)
    central = actor.partition == "committee"
    event_id = cases.see(actor, view.id).event_id
    measures = cases.leaving(actor, view).measures
    last = measures[-1] if measures else None
    event = next((one.name for one in ([] if central else communities.events(actor)) if one.id == event_id), "")
    name = _("the committee") if central else communities.community(actor).name
    days = {"from": last and last.starts, "until": last and last.ends}
    told = {field: format_date(day, "d MMMM y") if day else "" for field, day in days.items()}
    return {"person": party.name, "community": name, "event": event or name, **told}


@both("letters/<string:letter_id>")
def letter(actor, place, case_id, letter_id):
    """One letter: written, checked, read by a second member, sent."""
    view = composing.read(actor, case_id, letter_id)
    if request.method == "POST":
        return _act(actor, place, view, request.form.get("act", "save"))
    return _show(actor, place, view)


def _show(actor, place, view, form=None, status=200, theirs=None, sending_form=None, remark=None):
    form = form or _composer(view)
    names = accounts.names([one for one in (view.row.writer, view.row.signer) if one])
    if sending_form is None:
        sending_form = forms.SendForm(formdata=None, version=str(view.version))
        sending_form.way.data = "box" if view.has_box else "mail"
    if view.has_box:
        sending_form.way.choices = options([labels.INTO_BOX, *labels.WAYS])
    return place.page(
        actor,
        "letters/letter.html",
        status=status,
        view=view,
        form=form,
        theirs=theirs,
        send=sending_form,
        remark=remark or forms.RemarkForm(formdata=None, version=str(view.version)),
        plain=forms.VersionForm(formdata=None, version=str(view.version)),
        names=names,
        labels=labels,
        part_names=composing.parts_of(view.row.kind),
        may_sign=composing.may_sign(actor, view.row),
        case=cases.see(actor, view.case_id),
        decided=None if place.central or view.row.state == SENT else cases.decision(actor, view.case_id),
        kinds=dict(cases.MEASURE_LABELS),
    )


def _composer(view, **more):
    form = forms.part_form(ONLY if view.row.kind == REPLY else PARTS, view.parts)
    form.version.data = str(view.version)
    _findings(form, view)
    return form


def _findings(form, view) -> None:
    loose = [one for one in view.findings if not one.never]
    form.kept.choices = options(
        (one.key, f"{labels.FINDINGS[one.kind]}: “{one.words}” ({labels.PARTS[one.part]})") for one in loose
    )
    form.kept.data = [one.key for one in loose if one.key in view.kept]


def _act(actor, place, view, act: str):
    verb = _ACTS.get(act, _save)
    return verb(actor, place, view)


def _back(place, view):
    return go_to(place.url("letters.letter", case_id=view.case_id, letter_id=view.row.id))


def _version() -> int | None:
    return whole_number(request.form.get("version"))


def _save(actor, place, view):
    form = forms.part_form(composing.parts_of(view.row.kind), None)
    parts = {name: form[name].data or "" for name in composing.parts_of(view.row.kind)}
    kept, ask = form.kept.data or [], request.form.get("act") == "ask"
    try:
        if not form.validate():
            raise Refused("part_empty")
        saved = composing.save(actor, view.case_id, view.row.id, parts, kept, version=_version())
        if ask:
            composing.ask(actor, view.case_id, view.row.id)
    except Refused as refused:
        if refused.code == "letter_moved":
            raise
        fresh = composing.check(actor, view.case_id, view.row.id, parts, kept)
        _findings(form, fresh)
        form.version.data = str(view.version)
        theirs = view.parts if refused.code == "letter_changed" else None
        return _show(actor, place, fresh, form, labels.put_beside(form, refused), theirs=theirs)
    return _back(place, saved)


def _simple(verb):
    def run(actor, place, view):
        try:
            verb(actor, view.case_id, view.row.id, version=_version())
        except Refused as refused:
            if refused.code in ("letter_moved", "own_letter"):
                raise
            form = _composer(view)
            return _show(actor, place, view, form, labels.put_beside(form, refused))
        return _back(place, view)

    return run


def _give_back(actor, place, view):
    form = forms.RemarkForm()
    if not form.validate():
        return _show(actor, place, view, remark=form, status=422)
    composing.give_back(actor, view.case_id, view.row.id, form.text.data, version=_version())
    return _back(place, view)


def _drop(actor, place, view):
    composing.drop(actor, view.case_id, view.row.id)
    return go_to(place.url("letters.letters", case_id=view.case_id))


def _acknowledge(actor, place, view):
    sending.acknowledge(actor, view.case_id, view.row.id)
    return _back(place, view)


def _send(actor, place, view):
    form = forms.SendForm()
    try:
        gone = sending.send(
            actor,
            view.case_id,
            view.row.id,
            form.way.data or "",
            address=form.address.data or "",
            fresh=bool(form.fresh.data),
            version=_version(),
        )
    except Refused as refused:
        if refused.code == "letter_moved":
            raise
        return _show(actor, place, view, status=labels.put_beside(form, refused), sending_form=form)
    if gone.way != "print":
        return _back(place, view)
    return _paper(actor, place, view, gone)


def _paper(actor, place, view, gone):
    """The letter on paper, with its link: shown once."""
    link = link_to(f"/letter/{gone.token}") if gone.token else link_to("/letter")
    code = segno.make(link, error="m").png_data_uri(scale=5, border=2)
    case = cases.see(actor, view.case_id)
    return place.page(actor, "letters/paper.html", view=view, link=link, code=code, labels=labels, case=case)


_ACTS = {
    "save": _save,
    "ask": _save,
    "sign": _simple(composing.sign),
    "give_back": _give_back,
    "drop": _drop,
    "send": _send,
    "acknowledge": _acknowledge,
}
