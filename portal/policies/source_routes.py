"""The desk's step of sources and licences: search, add, take away, and the licence checker beside it."""

from flask import request
from wtforms.fields import SelectChoice

from ..entry import DESK, audience
from ..errors import Refused
from ..library import LICENCES, OWN, Source, licences
from ..typed import whole_number
from ..web import go, link_to
from . import forms, labels, licence_labels, origins, rules, service, similarity, sourcing, wizard, wizard_routes
from .blueprint import WRITES, bp, desk_page

_FIELDS = ("title", "author", "url", "licence", "relation", "changes", "permission", "ref", "pin")


@bp.route("/desk/<string:slug>/code/source", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def source(actor, slug):
    """Its title, where it comes from, its licence; filled in with what the text says of itself."""
    draft = service.draft(actor)
    if draft is None:
        return go("policies.text", slug=slug)
    form = _form(actor, draft)
    act, kept = _act(form), False
    _offer_licences(form, draft)
    if act != "keep":
        kept = _changed(actor, form, act)
    elif form.validate_on_submit():
        try:
            service.describe(actor, **_described(actor, form))
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            return wizard_routes.onward(actor, slug, "source")
    verdict = _offer_licences(form, draft, preselect=not form.is_submitted() or kept)
    return desk_page(
        actor,
        "policies/source.html",
        "source",
        form=form,
        draft=draft,
        filled=not form.is_submitted() and wizard.from_starter(actor, draft),
        mended=[labels.mended(*pair) for pair in service.mended(draft)],
        hints=_hints(form, verdict),
        offers=sourcing.search(actor, form.find.data or "", link_to()) if kept or not form.is_submitted() else [],
        known=_known(actor, form),
        checked=_checked(form, verdict),
        names=licence_labels.NAMES,
        matches=[] if form.is_submitted() else similarity.matches(actor, draft, link_to()),
        room=sum(_hop(entry) == 1 for entry in form.sources) < rules.SOURCES_AT_MOST,
        status=422 if form.is_submitted() and not kept else 200,
    )


def _act(form) -> str:
    """What was asked: keep, or one of the acts that only change the page. Enter in the search field searches."""
    act = request.form.get("act") or "keep"
    if act == "enter":
        return "search" if form.find.data else "keep"
    return act


def _form(actor, draft):
    if request.method == "POST":
        return forms.SourceForm()
    made_from = service.sources(actor, draft)
    origin = "original" if draft.original else "adapted" if made_from else None
    found = forms.SourceForm(title=draft.title, licence=draft.licence, origin=origin, sources=made_from or [{}])
    found.find.data = request.args.get("find", "")[:200]
    return found


def _changed(actor, form, act: str) -> bool:
    """Search, check, add or take away without keeping anything; whether that worked."""
    act, _, what = act.partition(":")
    if act == "more" and len(form.sources) < rules.WHOLE_CHAIN:
        form.sources.append_entry()
    elif act == "add":
        return _add(actor, form, what)
    elif act == "remove" and (number := whole_number(what)) is not None and number < len(form.sources):
        _remove(form, number)
    return True


def _add(actor, form, ref: str) -> bool:
    try:
        found = sourcing.chosen(actor, ref, link_to())
    except Refused as refused:
        form.find.errors = [*form.find.errors, labels.sentence(refused)]
        return False
    form.sources.entries[:] = [entry for entry in form.sources if _told(entry)]
    if not form.sources.entries:
        form.sources.last_index = -1
    known = {entry.form.ref.data for entry in form.sources if entry.form.ref.data}
    if found[0].ref not in known:
        for one in found[: rules.WHOLE_CHAIN - len(form.sources)]:
            form.sources.append_entry({name: getattr(one, name) for name in (*_FIELDS, "hop")})
            form.sources[-1].form.hop.data = str(one.hop)
    form.origin.data, form.find.data = "adapted", ""
    if not form.sources.entries:
        form.sources.append_entry()
    return True


def _remove(form, place: int) -> None:
    """Take a source away, and what it was itself made from."""
    entries = form.sources.entries
    last = place + 1
    while last < len(entries) and _hop(entries[last]) > _hop(entries[place]):
        last += 1
    del entries[place:last]
    if not entries:
        form.sources.append_entry()


def _hop(entry) -> int:
    return min(max(whole_number(str(entry.form.hop.data or "")) or 1, 1), 3)


def _told(entry) -> bool:
    return any((entry.form[name].data or "").strip() for name in ("title", "author", "url", "changes"))


def _sources(form) -> list[Source]:
    if form.origin.data == "original":
        return []
    made = []
    for entry in form.sources:
        if _told(entry):
            facts = {name: (entry.form[name].data or "").strip() for name in _FIELDS}
            made.append(Source(**facts, hop=_hop(entry)))
    return made


def _described(actor, form) -> dict:
    return {
        "title": form.title.data,
        "licence": form.licence.data,
        "original": form.origin.data == "original",
        "made_from": [sourcing.sure(actor, one, link_to()) for one in _sources(form)],
    }


def _offer_licences(form, draft, preselect: bool = False):
    """The licences one may choose, the recommended one first and chosen until somebody chooses."""
    verdict = origins.check(_sources(form), form.licence.data or draft.licence or "NONE")
    wanted = [*OWN, verdict.recommended, draft.licence, form.licence.data]
    wanted = [spdx for spdx in LICENCES if spdx in wanted and spdx in licences.MAY_OWN]
    fine = set(verdict.allowed_targets) - set(verdict.discouraged_targets)

    def rank(spdx: str) -> tuple:
        return spdx != verdict.recommended, spdx not in fine, OWN.index(spdx) if spdx in OWN else len(OWN)

    ordered = sorted(wanted, key=rank)
    form.licence.choices = [SelectChoice(spdx, LICENCES[spdx].name) for spdx in ordered]
    untouched = not form.licence.data or form.licence.data == form.suggested.data
    if preselect and untouched and verdict.recommended and (form.origin.data or _sources(form)):
        form.licence.data = form.suggested.data = verdict.recommended
        verdict = origins.check(_sources(form), form.licence.data or "NONE")
    return verdict


def _hints(form, verdict) -> dict[str, str]:
    """Beside each licence: what it means, and what the sources state about it."""
    made_from, hints = _sources(form), {}
    bound = [one.licence for one in origins.binding(made_from)]
    for choice in form.licence.choices:
        told = [str(labels.LICENCE_HINTS.get(choice.value, ""))]
        if bound:
            told.append(licence_labels.beside(bound, choice.value))
        if choice.value == verdict.recommended:
            told.insert(0, licence_labels.why_recommended(bound, choice.value))
        hints[choice.value] = " ".join(words for words in told if words)
    return hints


def _known(actor, form) -> list:
    """For each source in the form, what is known of it: other claims, and whether it is kept up."""
    return [sourcing.offer(actor, entry.form.ref.data or "", link_to()) for entry in form.sources]


def _checked(form, verdict) -> dict | None:
    """The licence checker's answer for the page; nothing before there is a source."""
    made_from = _sources(form)
    if not origins.binding(made_from):
        return None
    target = form.licence.data or "NONE"
    return {
        "verdict": licence_labels.VERDICTS[verdict.verdict] if form.licence.data else None,
        "conflicts": [
            (licence_labels.conflict(one, target), [licence_labels.way(way, verdict.recommended) for way in one.ways])
            for one in verdict.conflicts
            if one.kind != "target" or form.licence.data
        ],
        "duties": licence_labels.duties(verdict.duties, made_from, target),
    }
