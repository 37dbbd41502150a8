"""The wordings of a community's letters, and the term for another look."""

from flask import request

from .. import communities
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..web import go, page
from . import appeal_forms, appeals, forms, labels, patterns
from .blueprint import bp
from .rules import FIELDS
from .views import PARTS


def _page(actor, slug: str, template: str, **context):
    row = communities.community(actor)
    frame = {"team_name": row.name, "team_url": f"/desk/{slug}/", "slug": slug, "here": "settings", "labels": labels}
    return page(template, **frame | context)


@bp.route("/desk/<string:slug>/settings/letters", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def wordings(actor, slug):
    """Every kind of letter; and for how long one may ask for another look."""
    form, status = appeal_forms.TermForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            appeals.set_days(actor, form.days.data)
            return go("letters.wordings", slug=slug)
    else:
        form.days.data = appeals.days_of(actor)
    own = patterns.own(actor)
    return _page(actor, slug, "letters/wordings.html", form=form, own=own, status=status)


@bp.route("/desk/<string:slug>/settings/letters/<string:wording>", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def wording(actor, slug, wording):
    """One kind of letter, in this team's words."""
    if wording not in patterns.PATTERNS:
        raise NotFound
    own = patterns.own(actor).get(wording)
    form, status = forms.part_form(PARTS, own or labels.words_of(wording)), 200
    if request.method == "POST":
        status = 422
        try:
            if request.form.get("act") == "forget":
                patterns.forget(actor, wording)
            else:
                patterns.keep(actor, wording, {name: request.form.get(name, "") for name in PARTS})
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            return go("letters.wordings", slug=slug)
    name = dict(labels.PATTERNS)[wording]
    context = {"form": form, "own": own, "name": name, "names": PARTS, "fields": FIELDS}
    return _page(actor, slug, "letters/wording.html", status=status, **context)
