"""Founding a community and looking after it. The public pages with the code stand one floor up, in policies."""

from flask import request

from .. import accounts
from ..entry import DESK, PERSON, PUBLIC, audience, form_is_stale, signed_in
from ..errors import Refused
from ..web import go, link_to, page
from . import (
    event_routes,
    forms,
    help_routes,
    labels,
    people,
    photo_routes,
    photos,
    place_routes,
    rules,
    service,
    team_routes,
    venues,
)
from .blueprint import LOOKS_AFTER, bp, desk_page, status_of

__all__ = ["bp", "event_routes", "help_routes", "photo_routes", "place_routes", "team_routes"]


@bp.route("/start", methods=["GET", "POST"])
@audience(PUBLIC)
def start(actor):
    """Where a community begins: strangers get a link by mail, everybody else goes straight on."""
    if signed_in():
        return go("communities.found")
    form = forms.MailLinkForm()
    if form.validate_on_submit() and not form_is_stale():
        try:
            people.offer_founding(actor, form.email.data, home=link_to())
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            return page("communities/start_sent.html", email=form.email.data)
    return page("communities/start.html", form=form, status=status_of(form))


@bp.route("/start/community", methods=["GET", "POST"])
@audience(PERSON)
def found(actor):
    """Found a community; the next page says what to do first."""
    form = forms.FoundForm()
    if form.validate_on_submit():
        slug = form.slug.data.lower() or rules.slug_from(form.name.data)
        facts = {name: form[name].data for name in ("kind", "language", "zone")}
        try:
            service.found(actor, form.name.data, slug, **facts)
        except Refused as refused:
            form.slug.data = slug
            labels.put_beside(form, refused)
        else:
            return go("communities.settings", slug=slug)
    return page("communities/found.html", form=form, hints=labels.KIND_HINTS, status=status_of(form))


@bp.get("/desk/<string:slug>/settings")
@audience(DESK, roles=LOOKS_AFTER)
def settings(actor, slug):
    """What is ready, what is still to do, and the way to each part."""
    handlers = [member for member in people.team(actor) if member.handles and member.vouched]
    return desk_page(
        actor,
        "communities/settings.html",
        "settings",
        contacts=service.contacts(actor),
        ready=service.contacts_ready(actor),
        events=service.events(actor),
        places=venues.places(actor),
        handlers=handlers,
    )


@bp.route("/desk/<string:slug>/settings/about", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def about(actor, slug):
    """A community's own facts."""
    form = forms.FactsForm(obj=service.community(actor))
    form.offer(people.team(actor))
    if form.validate_on_submit():
        names = ("name", "about", "kind", "language", "zone", "duty", "deputy")
        facts = {name: form[name].data for name in names} | {"acknowledge_hours": form.acknowledge_hours.data or 0}
        try:
            service.edit(actor, **facts)
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            return go("communities.settings", slug=slug)
    return desk_page(actor, "communities/about.html", "settings", form=form, status=status_of(form))


@bp.route("/desk/<string:slug>/settings/contacts", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def contacts(actor, slug):
    """Whom people can turn to; one more can be added."""
    journey = {"for": "code"} if request.args.get("for") == "code" else {}
    found = service.contacts(actor)
    form = forms.ContactForm(name="" if found else accounts.names([actor.person]).get(actor.person, ""))
    if _kept(actor, form, None):
        return go("communities.contacts", slug=slug, **journey)
    return desk_page(
        actor,
        "communities/contacts.html",
        "code" if journey else "settings",
        form=form,
        contacts=found,
        photos=photos.faces(actor),
        ready=service.contacts_ready(actor),
        journey=journey,
        step="contacts" if journey else "",
        status=status_of(form),
    )


@bp.route("/desk/<string:slug>/settings/contacts/<string:contact_id>", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def contact(actor, slug, contact_id):
    """Change one contact, or take it away."""
    row = service.contact(actor, contact_id)
    form = forms.ContactForm(obj=row)
    if request.form.get("act") == "remove":
        try:
            service.drop_contact(actor, contact_id)
        except Refused as refused:
            labels.put_beside(form, refused)
        else:
            return go("communities.contacts", slug=slug)
    elif _kept(actor, form, contact_id):
        return go("communities.contacts", slug=slug)
    return photo_routes.contact_page(actor, row, form, status=status_of(form))


def _kept(actor, form, contact_id) -> bool:
    if not form.validate_on_submit():
        return False
    facts = {name: form[name].data or "" for name in ("kind", "name", "words", "mail", "phone", "url")}
    try:
        service.keep_contact(actor, contact_id, **facts)
    except Refused as refused:
        labels.put_beside(form, refused)
        return False
    return True


@bp.route("/desk/<string:slug>/settings/events", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def events(actor, slug):
    """The community's events; one more can be added."""
    form = forms.EventForm(zone=service.community(actor).zone)
    if _kept_event(actor, form, None):
        return go("communities.events", slug=slug)
    found = service.events(actor)
    return desk_page(actor, "communities/events.html", "settings", form=form, events=found, status=status_of(form))


@bp.route("/desk/<string:slug>/settings/events/<string:event_id>", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def event(actor, slug, event_id):
    """Change one event."""
    row = service.event_by_id(actor, event_id)
    form = forms.EventForm(obj=row)
    if _kept_event(actor, form, event_id):
        return go("communities.events", slug=slug)
    return desk_page(actor, "communities/event.html", "settings", form=form, event=row, status=status_of(form))


def _kept_event(actor, form, event_id) -> bool:
    if not form.validate_on_submit():
        return False
    facts = {name: form[name].data for name in ("name", "first_day", "last_day", "zone", "size")}
    slug = form.slug.data.lower() or rules.slug_from(form.name.data)
    try:
        service.keep_event(actor, event_id, slug=slug, place=form.place.data or "", **facts)
    except Refused as refused:
        labels.put_beside(form, refused)
        return False
    return True
