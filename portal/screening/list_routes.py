"""A list is brought: read, looked at, sealed; sent with a second press."""

import secrets

from flask import request

from .. import communities, matching
from ..db import reading
from ..entry import DESK, audience, keep_anyway
from ..errors import Refused
from ..typed import whole_number
from ..web import go
from . import agreements, forms, labels, rules, sending
from .blueprint import bp, desk_page
from .lists import tokens_of
from .reading import MOST_BYTES, Row, read

ONLY = ("registration",)
UPLOAD = MOST_BYTES // (1024 * 1024) + 2
SHOWN = 3


@bp.route("/desk/<string:slug>/screening/events/<string:event_id>", methods=["GET", "POST"])
@audience(DESK, roles=ONLY, upload=UPLOAD)
def bring(actor, slug, event_id):
    """Choose a list; look at what was read of it."""
    form, status = forms.ListForm(), 200
    event = communities.event_by_id(actor, event_id)
    _offer(form, request.form)
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                with reading():  # nobody waits for the write lock while a list is looked through
                    found = read(_raw(form), _chosen(form))
                made = sending.bring(actor, event_id, found.rows, form.kind.data, noticed=form.noticed.data)
                return _look(actor, slug, event, found, made, form)
            except Refused as refused:
                status = _turned(actor, event_id, form, refused)
    return _page(actor, slug, "screening/bring.html", event, form, status)


def _page(actor, slug, template, event, form, status, **more):
    shown = {"event": event, "form": form, "status": status, "agreement": agreements.valid(actor)}
    return desk_page(actor, slug, template, **shown | more)


def _raw(form) -> bytes:
    sent = form.sheet.data
    raw = sent.stream.read(MOST_BYTES + 1) if sent and hasattr(sent, "stream") else b""
    return raw or (form.lines.data or "").encode("utf-8", "replace")


def _offer(form, sent) -> None:
    """Columns to choose from, when somebody says themself which is which: by their number."""
    columns = [("", labels.lazy("as recognised"))]
    columns += [(str(number), labels.lazy("column %(number)s", number=number)) for number in range(1, 41)]
    for name in ("name_at", "more_at", "mail_at", "handle_at"):
        form[name].choices = forms.options(columns)


def _chosen(form) -> dict[str, list[int]] | None:
    """The columns somebody named, None where they are to be recognised."""
    said = {
        "name": [form.name_at.data, form.more_at.data],
        "mail": [form.mail_at.data],
        "handle": [form.handle_at.data],
    }
    chosen = {
        kind: [number - 1 for number in map(whole_number, numbers) if number and number <= 300]
        for kind, numbers in said.items()
    }
    chosen = {kind: numbers for kind, numbers in chosen.items() if numbers}
    return chosen or None


def _turned(actor, event_id: str, form, refused: Refused) -> int:
    """A refusal beside its field; where it keeps somebody from fishing it is remembered and told."""
    if refused.code in rules.FISHING:
        sending.turned_away(actor, event_id, refused.code)
        keep_anyway()
    return labels.put_beside(form, refused)


def _look(actor, slug, event, found, made, form):
    """What was read, for one look: how columns were taken, and the first rows. It is sealed already."""
    heads = list(found.heads) or [""] * found.width
    used = {number: kind for kind, numbers in found.chosen.items() for number in numbers}  # a whole name, or its parts
    columns = [(number, head, used.get(number - 1, "")) for number, head in enumerate(heads[:40], 1)]
    shown = {"found": found, "made": made, "columns": columns, "sample": found.rows[:SHOWN]}
    return _page(actor, slug, "screening/look.html", event, form, 200, **shown)


@bp.post("/desk/<string:slug>/screening/lists/<string:list_id>/send")
@audience(DESK, roles=ONLY)
def send(actor, slug, list_id):
    """Send what was looked at."""
    try:
        sending.send(actor, list_id)
    except Refused as refused:
        return _over(actor, slug, refused)
    return go("screening.one_list", slug=slug, list_id=list_id)


@bp.post("/desk/<string:slug>/screening/lists/<string:list_id>/drop")
@audience(DESK, roles=ONLY)
def drop(actor, slug, list_id):
    """Do not send it."""
    try:
        sending.throw_away(actor, list_id)
    except Refused as refused:
        return _over(actor, slug, refused)
    return go("screening.desk", slug=slug)


def _over(actor, slug, refused: Refused):
    said = labels.sentence(refused.code, refused.facts)
    return desk_page(actor, slug, "screening/over.html", said=said, status=refused.status)


@bp.route("/desk/<string:slug>/screening/events/<string:event_id>/query", methods=["GET", "POST"])
@audience(DESK, roles=ONLY)
def query(actor, slug, event_id):
    """One name, with a reason: read by people, answered like any list."""
    form, status = forms.QueryForm(), 200
    event = communities.event_by_id(actor, event_id)
    if form.is_submitted():
        status = 422
        if form.validate():
            row = Row(1, form.name.data.strip(), (form.mail.data or "").strip(), (form.handle.data or "").strip())
            why = form.text.data
            try:
                made = sending.bring(actor, event_id, (row,), rules.QUERY, noticed=form.noticed.data, why=why)
                sending.send(actor, made.id)
            except Refused as refused:
                status = _turned(actor, event_id, form, refused)
            else:
                return go("screening.one_list", slug=slug, list_id=made.id)
    return _page(actor, slug, "screening/query.html", event, form, status)


@bp.route("/desk/<string:slug>/screening/events/<string:event_id>/private", methods=["GET", "POST"])
@audience(DESK, roles=ONLY, upload=UPLOAD)
def private(actor, slug, event_id):
    """Tokens made on the event's own machine: exact addresses only."""
    form, status = forms.TokensForm(), 200
    event = communities.event_by_id(actor, event_id)
    if form.is_submitted():
        status = 422
        try:
            key = form.key.data or ""
            if len(key) != 64 or not all(char in "0123456789abcdef" for char in key):
                raise Refused("key_needed")
            sent = form.sheet.data
            rows = tokens_of(sent.stream.read(MOST_BYTES + 1) if sent and hasattr(sent, "stream") else b"")
            listed = tuple(Row(number, row, mail, handle) for number, (row, mail, handle) in enumerate(rows, 1))
            made = sending.bring(actor, event_id, listed, rules.TOKENS, noticed=form.noticed.data, key=key)
            sending.send(actor, made.id)
        except Refused as refused:
            status = _turned(actor, event_id, form, refused)
            if refused.code in ("key_needed", "key_used"):
                form.key.data = secrets.token_hex(32)
        else:
            return go("screening.one_list", slug=slug, list_id=made.id)
    else:
        form.key.data = secrets.token_hex(32)
    return _page(actor, slug, "screening/private.html", event, form, status, desks=" ".join(matching.desks()))
