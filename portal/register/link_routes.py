"""Who is the same as whom: what is proposed, side by side; joined and parted by two."""

from flask import after_this_request, current_app

from .. import accounts
from ..entry import KEYHOLDER, audience
from ..errors import Refused
from ..web import go
from . import comparing, forms, joining, labels
from .blueprint import bp, in_the_vault, said_of, tried, vault_page
from .people_routes import show_person


@bp.get("/committee/register/links")
@audience(KEYHOLDER)
@in_the_vault()
def links(actor):
    """The pairs that wait to be looked at."""
    found, last = joining.links(actor), comparing.latest(actor)
    names = accounts.names({one.first for one in found if one.first} | ({last.person_id} if last else set()))
    return vault_page(actor, "register/links.html", links=found, last=last, names=names)


@bp.post("/committee/register/likenesses")
@audience(KEYHOLDER)
@in_the_vault()
def look(actor):
    """Have everybody compared with everybody, beside this request and once what it noted is kept."""
    app, begun = current_app._get_current_object(), comparing.begin(actor)

    @after_this_request
    def go_on(response):
        if begun:
            comparing.start(app, actor, begun)
        return response

    return go("register.links")


@bp.post("/committee/register/likenesses/stop")
@audience(KEYHOLDER)
@in_the_vault()
def stop_looking(actor):
    """Not any further."""
    comparing.stop(actor)
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
    return _link(actor, link_id)


def _link(actor, link_id, refused=None):
    found = joining.link(actor, link_id)
    names = accounts.names({found.first} - {""})
    return vault_page(actor, "register/link.html", link=found, names=names, **said_of(refused))


def _try(actor, link_id, verb):
    again = {"link_id": link_id}
    return tried(lambda: verb(actor, link_id), lambda refused: _link(actor, link_id, refused), "register.link", **again)


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
