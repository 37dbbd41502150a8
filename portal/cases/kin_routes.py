"""Cases taken apart and put together; people and notes corrected; who stands in other cases too."""

from flask import request

from ..db import begin_writing
from ..errors import Conflict, NotFound
from ..web import go_to
from . import forms, kin, kin_forms, labels, people, service
from .act_routes import act_page, version_of
from .blueprint import both, names_in
from .parts import shows

CHANGING = {"methods": ("GET", "POST")}


@both("<string:case_id>/split", **CHANGING, central=False)
def split(actor, place, case_id):
    """Make a case of a part."""
    form, view = kin_forms.SplitForm(), service.read(actor, case_id)
    form.reports.choices = forms.options(
        (one.id, labels.reporter_of(number, one.received_day)) for number, one in enumerate(view.reports, 1)
    )
    form.parties.choices = forms.options((one.id, f"{one.code} {one.name}") for one in view.parties)
    made = []

    def verb(sent):
        made.append(kin.split(actor, case_id, sent.reports.data or (), sent.parties.data or ()))

    answer = act_page(actor, place, case_id, form, verb)
    return go_to(place.case_url(made[0])) if made else answer


@both("<string:case_id>/merge", **CHANGING, central=False)
def merge(actor, place, case_id):
    """Join another case to this one."""
    form = kin_forms.MergeForm()
    running = [row for row in service.listing(actor)[0] if row.held and row.id != case_id]
    form.other.choices = forms.options((row.id, row.code_name) for row in running if row.turn != "nobody")
    return act_page(actor, place, case_id, form, lambda sent: kin.merge(actor, case_id, sent.other.data or ""))


@both("<string:case_id>/unmerge", central=False)
def unmerge(actor, place, case_id):
    """Take it out again."""
    kin.unmerge(actor, case_id)
    return place.show_case(case_id)


@both("<string:case_id>/people", methods=("GET",))
def people_of(actor, place, case_id):
    """The people of a case by their codes, and who looks like somebody of another case."""
    view = service.read(actor, case_id)
    near = {}
    for one in people.alike(actor, case_id):
        near.setdefault(one.here, []).append(one)
    return place.page(actor, "cases/people.html", view=view, near=near, button=forms.ButtonForm(formdata=None))


@both("<string:case_id>/people/<string:party_id>", **CHANGING)
def change_party(actor, place, case_id, party_id):
    """Correct who somebody is."""
    form, view = kin_forms.ChangePartyForm(), service.read(actor, case_id)
    one = next((party for party in view.parties if party.id == party_id), None)
    if one is None:
        raise NotFound
    if not form.is_submitted():
        form.kind.data, form.name.data, form.handles.data = one.kind, one.name, one.handles

    def verb(sent):
        words = (sent.kind.data, sent.name.data or "", sent.handles.data or "")
        people.change_party(actor, case_id, party_id, *words, version=version_of(sent))

    return act_page(actor, place, case_id, form, verb, version=one.version)


@both("<string:case_id>/people/<string:party_id>/same")
def same_party(actor, place, case_id, party_id):
    """They are the same as somebody of another case."""
    people.same_party(actor, case_id, party_id, request.form.get("other", ""))
    return go_to(place.url("people_of", case_id=case_id))


@both("<string:case_id>/people/<string:party_id>/part")
def part_again(actor, place, case_id, party_id):
    """They are not, after all."""
    people.part_again(actor, case_id, party_id)
    return go_to(place.url("people_of", case_id=case_id))


@both("<string:case_id>/notes/<string:note_id>", **CHANGING, writes=lambda: False)
def rewrite(actor, place, case_id, note_id):
    """Write a note anew. If somebody else did meanwhile: a 409 with both texts, and nobody waits for it to write."""
    form = kin_forms.RewriteForm()
    if form.is_submitted() and people.stands(actor, case_id, note_id, version_of(form)):
        begin_writing()
        service.held_still(actor, case_id, "case.note")  # first the lock, then the look: else both read what was
    view = service.read(actor, case_id)
    note = next((one for one in view.notes_of("fact", "note") if one.id == note_id), None)
    if note is None:
        raise NotFound
    if not form.is_submitted():
        form.text.data = note.text
    seen = version_of(form)
    theirs = note if form.is_submitted() and seen != note.version else None

    def verb(sent):
        if seen is None:
            raise Conflict("changed")
        people.rewrite(actor, case_id, note_id, sent.text.data, version=seen)

    return act_page(actor, place, case_id, form, verb, version=note.version, theirs=theirs, names=names_in(view))


@shows("gathering", "cases/_joined.html")
def joined(actor, place, view) -> dict | None:
    """What the cases that are joined to this one say, and the way to every case of the family."""
    found = [] if place.central else kin.kin_of(actor, view.id)
    if not found:
        return None
    read = [service.read(actor, one.id) for one in found if one.kind == kin.MERGED and not one.stem]
    return {"kin": found, "joined": read, "names": {key: name for one in read for key, name in names_in(one).items()}}


@shows("next", "cases/_merged.html")
def rests(actor, place, view) -> dict | None:
    """A case that is joined to another one: the way there, and the way out again."""
    stems = [one for one in kin.kin_of(actor, view.id) if one.stem and one.kind == kin.MERGED]
    return {"stem": stems[0] if stems else None} if view.state == "merged" else None
