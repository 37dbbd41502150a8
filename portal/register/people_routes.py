"""The people vault's pages: a reason first, then some minutes."""

from .. import accounts, cases
from ..entry import KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import forms, joining, labels, vault
from .blueprint import bp, in_the_vault, register_page, vault_page
from .people import find as look_for
from .people import people as read_people
from .people import person as read_person
from .people import rewrite_person


@bp.route("/committee/register/people", methods=["GET", "POST"])
@audience(KEYHOLDER)
def people(actor):
    """The people behind the codes: a reason first, then some minutes."""
    form, status = forms.ReasonForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                vault.open_people(actor, form.text.data)
            except Refused as refused:
                status = labels.put_beside(form, refused)
            else:
                return go("register.people")
    if vault.open_until(actor) is None or status != 200:
        return register_page(actor, "register/people_closed.html", form=form, status=status)
    number = cases.page_number()
    rows, more = read_people(actor, page=number)
    find = forms.FindForm(formdata=None)
    return vault_page(actor, "register/people.html", people=rows, more=more, number=number, form=find)


@bp.post("/committee/register/close-people")
@audience(KEYHOLDER)
def close_people(actor):
    """Close the people again before the time is over."""
    vault.close_people(actor)
    return go("register.status")


@bp.post("/committee/register/find")
@audience(KEYHOLDER)
@in_the_vault(forms.FindForm)
def find(actor):
    """Look for somebody; the words travel in no address."""
    form, status, rows = forms.FindForm(), 422, []
    if form.validate():
        try:
            rows, status = look_for(actor, form.text.data), 200
        except Refused as refused:
            status = labels.put_beside(form, refused)
    return vault_page(actor, "register/found.html", people=rows, form=form, status=status)


@bp.route("/committee/register/people/<string:register_person_id>", methods=["GET", "POST"])
@audience(KEYHOLDER)
@in_the_vault(forms.NamesForm)
def person(actor, register_person_id):
    """Somebody, whole; and their names put right."""
    form, status = forms.NamesForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            rewrite_person(actor, register_person_id, form.name.data, form.aliases.data or "")
            return go("register.person", register_person_id=register_person_id)
    return show_person(actor, register_person_id, names_form=form, status=status)


def show_person(actor, person_id, *, names_form=None, link_form=None, status=200):
    """The page of a person, with whichever form needs another look."""
    found = read_person(actor, person_id)
    if names_form is None or not names_form.is_submitted():
        own = next(part for part in found.parts if part.id == person_id)
        names_form = forms.NamesForm(formdata=None, name=own.name, aliases=own.aliases)
    known = [one.id for one in found.parts]
    who = {one for change in found.changes for one in (change.proposer, change.second)}
    shown = {
        "person": found,
        "own": person_id,
        "links": joining.links_of(actor, known),
        "names": accounts.names({one for one in who if one}),
        "names_form": names_form,
        "link_form": link_form or forms.LinkForm(formdata=None),
    }
    return vault_page(actor, "register/person.html", status=status, **shown)


@bp.get("/committee/register/readings")
@audience(KEYHOLDER)
@in_the_vault()
def readings(actor):
    """Who opened the people lately, and why."""
    found = vault.readings(actor)
    names = accounts.names({one for one, _at, _why in found})
    return vault_page(actor, "register/readings.html", readings=found, names=names)
