"""Telling somebody else: whom, what, the second signature, the log, a correction; and how it arrives."""

from flask import request
from flask_babel import lazy_gettext as lazy

from .. import access, accounts, communities, register
from ..cases import options
from ..entry import DESK, KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import forms, labels, service
from .blueprint import bp, desk_page, vault_page
from .received import read as read_told
from .received import received

NOBODY = ("", lazy("Another committee"))


@bp.get("/committee/register/disclosures")
@audience(KEYHOLDER)
@register.in_the_vault()
def log(actor):
    """Everything that was told, or waits."""
    found = service.log(actor)
    return vault_page(actor, "disclosure/log.html", found=found, place_names=_places(), names=_names(found))


def _names(found) -> dict[str, str]:
    return accounts.names({one for view in found for one in (view.author, view.second) if one})


def _places() -> dict[str, str]:
    """{partition: name} of every community."""
    return {place: communities.community(access.letterbox(place)).name for _slug, place in access.teams()}


@bp.route("/committee/register/people/<string:register_person_id>/disclosures", methods=["GET", "POST"])
@audience(KEYHOLDER)
@register.in_the_vault(forms.DraftForm)
def draft(actor, register_person_id):
    """First whom to tell, then what."""
    person = register.person(actor, register_person_id)
    places, to = _places(), forms.ToForm()
    if not to.is_submitted():  # from a list check the community is known, and which list it was
        asked = {name: request.args.get(name, "")[:80] for name in ("place", "check")}
        to = forms.ToForm(formdata=None, **asked)
    to.place.choices = options([NOBODY, *sorted(places.items(), key=lambda one: one[1].casefold())])
    context = {"person": person, "own": register_person_id}
    if not to.is_submitted():
        return vault_page(actor, "disclosure/to.html", form=to, **context)
    if not _known(to, places):
        return vault_page(actor, "disclosure/to.html", form=to, status=422, **context)
    form, status = _form(person, to), 200
    if to.step.data == "draft":
        status = 422
        if form.validate():
            try:
                made = service.draft(actor, register_person_id, _draft(form), sure=form.sure.data)
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go("disclosure.show", disclosure_id=made)
    name = places.get(form.place.data) or form.outside.data
    return vault_page(actor, "disclosure/draft.html", form=form, name=name, status=status, **context)


def _known(to, places) -> bool:
    """Whether somebody was chosen who can read it."""
    place = to.place.data or ""
    if place in places and service.readers(place):
        return True
    if not place and (to.outside.data or "").strip():
        return True
    code = "nobody_to_read" if place in places else "nobody_told"
    to.place.errors = [labels.sentence(code)]
    return False


def _form(person, to):
    """The form of what to tell, at first with what the register says."""
    if to.step.data == "draft":
        form = forms.DraftForm()
    else:
        told = next((one.told for one in person.changes if one.state == "confirmed"), {})
        facts = {"who": person.name, "text": told.get("summary", ""), "advice": told.get("advice", "")}
        facts |= {"place": to.place.data or "", "outside": to.outside.data or "", "check": to.check.data or ""}
        form = forms.DraftForm(formdata=None, **facts)
    form.left_out.choices = options(service.readers(form.place.data).items()) if form.place.data else []
    return form


def _draft(form) -> service.Draft:
    names = ("who", "footing", "text", "basis", "why", "place", "outside", "advice", "check")
    said = {name: form[name].data or "" for name in names}
    return service.Draft(**said, left_out=tuple(form.left_out.data or ()))


@bp.get("/committee/register/disclosures/<string:disclosure_id>")
@audience(KEYHOLDER)
@register.in_the_vault()
def show(actor, disclosure_id):
    """Exactly what leaves, who reads it, and what became of it."""
    return _show(actor, disclosure_id)


def _show(actor, disclosure_id, *, refused=None, form=None, status=200):
    here, found = service.show(actor, disclosure_id)
    context = {"here_told": here, "found": found, "names": _names(found), "place_names": _places()}
    context["readers_there"] = {
        one.id: sorted(service.readers(one.place, one.told["left_out"]).values()) for one in found if one.place
    }
    context["refused"] = labels.sentence(refused.code) if refused else ""
    context["form"] = form or forms.CorrectionForm(formdata=None)
    return vault_page(actor, "disclosure/show.html", status=refused.status if refused else status, **context)


def _try(actor, disclosure_id, verb):
    try:
        verb(actor, disclosure_id)
    except Refused as refused:
        return _show(actor, disclosure_id, refused=refused)
    return go("disclosure.show", disclosure_id=disclosure_id)


@bp.post("/committee/register/disclosures/<string:disclosure_id>/sign")
@audience(KEYHOLDER)
@register.in_the_vault()
def sign(actor, disclosure_id):
    """The second signature."""
    return _try(actor, disclosure_id, service.sign)


@bp.post("/committee/register/disclosures/<string:disclosure_id>/withdraw")
@audience(KEYHOLDER)
@register.in_the_vault()
def withdraw(actor, disclosure_id):
    """Take it back before it leaves."""
    return _try(actor, disclosure_id, service.withdraw)


@bp.post("/committee/register/disclosures/<string:disclosure_id>/correct")
@audience(KEYHOLDER)
@register.in_the_vault(forms.CorrectionForm)
def correct(actor, disclosure_id):
    """Put right what was told, for everybody who received it."""
    form, status = forms.CorrectionForm(), 422
    if form.validate():
        said = (form.text.data, form.why.data)
        try:
            made = service.correct(actor, disclosure_id, *said, footing=form.footing.data, sure=form.sure.data)
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            return go("disclosure.show", disclosure_id=made)
    return _show(actor, disclosure_id, form=form, status=status)


@bp.route("/committee/register/disclosures/<string:disclosure_id>/again", methods=["GET", "POST"])
@audience(KEYHOLDER)
@register.in_the_vault(forms.ToForm)
def again(actor, disclosure_id):
    """The same words for somebody else."""
    here, _found = service.show(actor, disclosure_id)
    form, status, places = forms.ToForm(), 200, _places()
    form.place.choices = options([NOBODY, *sorted(places.items(), key=lambda one: one[1].casefold())])
    if form.is_submitted():
        status = 422
        if _known(form, places):
            to = {"place": form.place.data or "", "outside_name": form.outside.data or ""}
            return go("disclosure.show", disclosure_id=service.again(actor, disclosure_id, **to))
    return vault_page(actor, "disclosure/again.html", form=form, told=here, status=status)


@bp.get("/desk/<string:slug>/told")
@audience(DESK, roles=("lead",))
def told(actor, slug):
    """What the committee told this community."""
    return desk_page(actor, slug, "disclosure/told.html", found=received(actor))


@bp.get("/desk/<string:slug>/told/<string:told_id>")
@audience(DESK, roles=("lead",))
def told_words_of(actor, slug, told_id):
    """The words, for a lead they were sealed to."""
    return desk_page(actor, slug, "disclosure/words.html", told=read_told(actor, told_id))
