"""Photographs of contacts: put beside them at the desk, shown on the public page."""

from flask import Response, request

from ..db import reading
from ..entry import DESK, PUBLIC, audience
from ..errors import Refused
from ..web import go
from . import forms, labels, photos, service
from .blueprint import LOOKS_AFTER, bp, desk_page
from .shrinking import LIMIT

HEADERS = {
    "Content-Type": "image/jpeg",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "public, no-cache",
}


@bp.get("/c/<string:slug>/contacts/<string:contact_id>/photo")
@audience(PUBLIC)
def photo(actor, slug, contact_id):
    """The small picture itself; asked for again each time, so that one taken away is gone."""
    found = photos.photo(actor, contact_id)
    answer = Response(found.picture, headers=HEADERS)
    answer.set_etag(found.digest)
    return answer.make_conditional(request)


@bp.post("/desk/<string:slug>/settings/contacts/<string:contact_id>/photo")
@audience(DESK, roles=LOOKS_AFTER, upload=12)
def keep_photo(actor, slug, contact_id):
    """Put a photograph beside a contact, or take it away."""
    row, form = service.contact(actor, contact_id), forms.PhotoForm()
    try:
        if request.form.get("act") == "drop-photo":
            photos.drop_photo(actor, contact_id)
            return go("communities.contact", slug=slug, contact_id=contact_id)
        if form.validate():
            _keep(actor, contact_id, form)
            return go("communities.contact", slug=slug, contact_id=contact_id)
        status = 422
    except Refused as refused:
        status = refused.status
        labels.put_beside(form, refused)
    return contact_page(actor, row, forms.ContactForm(formdata=None, obj=row), form, status)


def _keep(actor, contact_id: str, form) -> None:
    raw = form.photo.data.read(LIMIT + 1) if getattr(form.photo.data, "filename", "") else b""
    words, known = form.alt.data or "", photos.faces(actor).get(contact_id)
    if not raw and known is not None:
        picture = known.picture
    else:
        with reading():
            picture = photos.shrunk(raw)
    photos.keep_photo(actor, contact_id, picture, words)


def contact_page(actor, row, form, photo_form=None, status: int = 200):
    """The page of one contact with its photograph."""
    known = photos.faces(actor).get(row.id)
    photo_form = photo_form or forms.PhotoForm(formdata=None, alt=known.words if known else "")
    return desk_page(
        actor,
        "communities/contact.html",
        "settings",
        form=form,
        photo_form=photo_form,
        photo=known,
        sure=forms.ButtonForm(formdata=None),
        contact=row,
        status=status,
    )
