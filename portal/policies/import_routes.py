"""What was found in a text that came in: each guess with its sentence, to confirm, correct or leave out."""

from flask import request
from wtforms.fields import SelectChoice

from .. import communities
from ..entry import DESK, audience
from ..errors import Refused
from ..library import LICENCES, Source, licences
from ..web import go
from . import import_labels, importing, labels, rules, service
from .blueprint import WRITES, bp, desk_page
from .import_forms import FoundForm


@bp.route("/desk/<string:slug>/code/found", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def found(actor, slug):
    """What the text says about itself. Nothing of it is kept until somebody says that it is right."""
    if service.draft(actor) is None:
        return go("policies.code", slug=slug)
    seen = importing.findings(actor)
    form = _form(seen)
    if form.validate_on_submit():
        try:
            importing.confirm(actor, *_confirmed(form))
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            return go("policies.leftovers", slug=slug, arriving=1)
    elif not seen and "arriving" in request.args:
        return go("policies.leftovers", slug=slug, arriving=1)
    return _shown(actor, slug, form, seen)


def _shown(actor, slug, form, seen):
    row, community = service.draft(actor), communities.community(actor)
    other = seen.language not in ("", "und") and seen.language.split("-")[0] != community.language.split("-")[0]
    return desk_page(
        actor,
        "policies/found.html",
        "text",
        form=form,
        seen=seen,
        mended=[labels.mended(*pair) for pair in service.mended(row)],
        remarks=[(import_labels.remark(one), one.evidence) for one in seen.remarks],
        language=import_labels.language(seen.language) if other else "",
        ours=import_labels.language(community.language),
        onward=f"/desk/{slug}/code/check?arriving=1",
        status=422 if form.is_submitted() else 200,
    )


def _form(seen: importing.Findings) -> FoundForm:
    told = [vars(one.source) | {"keep": True} for one in seen.sources]
    form = FoundForm() if request.method == "POST" else FoundForm(sources=told, own=bool(seen.licence))
    choices = dict.fromkeys([seen.licence, *sorted(licences.MAY_OWN)] if seen.licence else sorted(licences.MAY_OWN))
    form.licence.choices = [SelectChoice(spdx, LICENCES[spdx].name) for spdx in choices if spdx in LICENCES]
    if request.method == "GET":
        form.licence.data = seen.licence
    return form


def _confirmed(form: FoundForm) -> tuple[list[Source], str]:
    """The ticked sources as they were corrected, and the licence if it was ticked."""
    kept = []
    for place, entry in enumerate(form.sources):
        if not entry.form.keep.data:
            continue
        facts = {name: entry.data[name] for name in ("title", "author", "url", "licence", "relation", "changes")}
        hop = int(entry.data["hop"]) if entry.data["hop"] in ("1", "2", "3", "4", "5", "6") else 1
        source = Source(**facts, hop=min(hop, max((one.hop for one in kept), default=0) + 1))
        if problem := rules.source_problem(source, communities.url_ok):
            raise Refused("source_odd", place=place, field=problem)
        kept.append(source)
    return kept, form.licence.data if form.own.data else ""
