"""The acts of a case, the same at a desk and at the committee: show the form alone, or do it and go back."""

from flask import request

from ..access import require
from ..entry import keep_anyway
from ..errors import NotFound, Refused
from ..typed import whole_number
from . import acts, conflicts, forms, labels, service
from .blueprint import both, fill_choices, names_in
from .file_routes import taken
from .report_routes import file_url

BIG = 500


def act_page(actor, place, case_id, form, verb, refuse=labels.put_beside, **more):
    """One act: its form shown alone until it passes, then done."""
    case = service.see(actor, case_id)
    require(actor, "case.read", case)
    status = 200
    if request.method == "POST":
        status = 422
        if form.validate():
            try:
                verb(form)
            except Refused as refused:
                if refused.code == "step_does_not_follow":
                    raise
                status = refuse(form, refused)
            else:
                return place.show_case(case_id)
    if "version" in form:
        form.version.data = str(more.pop("version", case.version))
    return place.page(actor, "cases/act.html", form=form, case=case, status=status, **more)


def act(path: str, form_class, *, upload: int = 1, central: bool = True):
    """Hang the page and the sending of one act's form, at both places or at desks alone."""

    def hang(verb):
        def view(actor, place, case_id):
            form = form_class()
            if {"parties", "party", "report", "outcome"} & set(form._fields):
                fill_choices(form, service.read(actor, case_id))
            return act_page(actor, place, case_id, form, lambda sent: verb(actor, case_id, sent))

        view.__name__ = verb.__name__
        both(f"<string:case_id>/{path}", methods=("GET", "POST"), upload=upload, central=central)(view)
        return verb

    return hang


def version_of(form) -> int | None:
    """The version a form was made for."""
    return whole_number(form.version.data)


@act("notes", forms.NoteForm)
def note(actor, case_id, form):
    """Write a fact or a note, or the review."""
    if form.kind.data == "review":
        acts.review(actor, case_id, form.text.data)
    else:
        acts.note(actor, case_id, form.kind.data, form.text.data)


@act("parties", forms.PartyForm)
def party(actor, case_id, form):
    """Name somebody."""
    sent = (form.role.data, form.kind.data, form.name.data or "", form.handles.data or "")
    acts.add_party(actor, case_id, *sent)


@act("measures", forms.MeasureForm)
def measure(actor, case_id, form):
    """Write down a measure."""
    days = {"starts": form.starts.data, "ends": form.ends.data}
    words = {"text": form.text.data or "", "space": form.space.data or ""}
    acts.measure(actor, case_id, form.kind.data, **words, **days, parties=form.parties.data or ())


@act("responses", forms.RespondForm)
def respond(actor, case_id, form):
    """Write down a response to an action."""
    acts.respond(actor, case_id, form.text.data)


@act("files", forms.AttachForm, upload=BIG)
def attach(actor, case_id, form):
    """Add files. Those that can be taken are kept, whatever is wrong with the others."""
    stashed = taken(form.attachments)
    if stashed or not form.attachments.errors:
        acts.attach(actor, case_id, form.kind.data, stashed)
    if form.attachments.errors:
        keep_anyway()
        raise Refused("others_kept" if stashed else "none_kept")


@act("close", forms.CloseForm)
def close(actor, case_id, form):
    """Close the case."""
    counted = {"category": form.category.data, "venue": form.venue.data}
    acts.close(actor, case_id, form.outcome.data, form.text.data, **counted, version=version_of(form))


@act("reopen", forms.ReopenForm)
def reopen(actor, case_id, form):
    """Take it up again."""
    acts.reopen(actor, case_id, form.text.data)


@both("<string:case_id>/answer", methods=("GET", "POST"))
def answer(actor, place, case_id):
    """Write to a reporter: typed, looked at once more with who will read it, then sent."""
    form, view = forms.AnswerForm(), service.read(actor, case_id)
    fill_choices(form, view)
    sure, said = request.form.get("sure", ""), {"thread": view.reports, "names": names_in(view), "file_url": file_url}
    if sure == "no":
        return place.page(actor, "cases/act.html", form=form, case=view, **said)
    if sure == "" and form.validate_on_submit():
        return look_again(actor, place, form, view)

    def verb(sent):
        acts.answer(actor, case_id, sent.text.data, sent.report.data or "", signed=bool(sent.signed.data))

    return act_page(actor, place, case_id, form, verb, **said)


def look_again(actor, place, form, view):
    """The words once more, with who will read them, before they leave: to one reporter, or (telling) to all."""
    chosen = [one for one in view.reports if form.report.data in (one.id, "" if form.act == "tell" else one.id)]
    to = chosen or list(view.reports[:1])
    if not to:
        raise NotFound
    signed = "yes" if form.signed.data else ""
    one = to[0].id if len(to) == 1 else ""
    sure = forms.SureForm(formdata=None, text=form.text.data, report=one, sure="yes", signed=signed)
    words = {"to": to, "one": one, "text": form.text.data, "signed": signed, "act": form.act}
    return place.page(actor, "cases/answer_review.html", form=sure, case=view, **words)


@both("<string:case_id>/attest")
def attest(actor, place, case_id):
    """Say that nothing stands in one's way."""
    conflicts.attest(actor, case_id)
    return place.show_case(case_id)


@both("<string:case_id>/keys")
def hand_keys(actor, place, case_id):
    """Let colleagues in who attested and wait."""
    require(actor, "case.read", service.see(actor, case_id))
    acts.hand_keys_on(actor)
    return place.show_case(case_id)
