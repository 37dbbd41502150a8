"""Who is the same as whom: what is proposed, side by side; joined and parted by two."""

from .. import accounts
from ..entry import KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import forms, joining, labels
from .blueprint import bp, in_the_vault, vault_page
from .people_routes import show_person


@bp.get("/committee/register/links")
@audience(KEYHOLDER)
@in_the_vault()
def links(actor):
    """The pairs that wait to be looked at."""
    found = joining.links(actor)
    names = accounts.names({one.first for one in found if one.first})
    return vault_page(actor, "register/links.html", links=found, names=names)


@bp.post("/committee/register/likenesses")
@audience(KEYHOLDER)
@in_the_vault()
def look(actor):
    """Have everybody compared with everybody."""
    joining.look_for_links(actor)
    return go("register.links")


@bp.post("/committee/register/people/<string:register_person_id>/link")
@audience(KEYHOLDER)
@in_the_vault(forms.LinkForm)
def propose_link(actor, register_person_id):
    """Say that somebody is the same as another one."""
    form, status = forms.LinkForm(), 422
    if form.validate():
        try:
            found = joining.propose_link(actor, register_person_id, form.code.data)
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            return go("register.link", link_id=found)
    return show_person(actor, register_person_id, link_form=form, status=status)


@bp.get("/committee/register/links/<string:link_id>")
@audience(KEYHOLDER)
@in_the_vault()
def link(actor, link_id):
    """Two people side by side."""
    return _show(actor, link_id)


def _show(actor, link_id, refused=None):
    found = joining.link(actor, link_id)
    names = accounts.names({found.first} - {""})
    status = refused.status if refused else 200
    said = labels.sentence(refused.code) if refused else ""
    return vault_page(actor, "register/link.html", link=found, names=names, refused=said, status=status)


def _try(actor, link_id, verb):
    try:
        verb(actor, link_id)
    except Refused as refused:
        return _show(actor, link_id, refused)
    return go("register.link", link_id=link_id)


@bp.post("/committee/register/links/<string:link_id>/confirm")
@audience(KEYHOLDER)
@in_the_vault()
def confirm_link(actor, link_id):
    """They are the same."""
    return _try(actor, link_id, joining.confirm_link)


@bp.post("/committee/register/links/<string:link_id>/refuse")
@audience(KEYHOLDER)
@in_the_vault()
def refuse_link(actor, link_id):
    """They are not the same."""
    return _try(actor, link_id, joining.refuse_link)


@bp.post("/committee/register/links/<string:link_id>/part")
@audience(KEYHOLDER)
@in_the_vault()
def part_link(actor, link_id):
    """They are not the same after all."""
    return _try(actor, link_id, joining.part_link)
