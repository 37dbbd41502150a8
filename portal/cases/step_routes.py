"""The steps after the review: carried out, told, followed up, resolved, filed, on hold."""

from flask import request

from . import service, stages, step_forms
from .act_routes import act, act_page, look_again
from .blueprint import both, fill_choices, names_in
from .report_routes import file_url


@act("enact", step_forms.EnactForm, central=False)
def enact(actor, case_id, form):
    """Say that it is carried out."""
    stages.enact(actor, case_id, form.text.data)


@act("follow", step_forms.FollowForm, central=False)
def follow(actor, case_id, form):
    """Say how everybody is."""
    stages.follow(actor, case_id, form.text.data, form.look_again.data)


@act("resolve", step_forms.ResolveForm, central=False)
def resolve(actor, case_id, form):
    """Say how it ended."""
    stages.resolve(actor, case_id, form.text.data, form.look_again.data)


@act("hold", step_forms.HoldForm, central=False)
def hold(actor, case_id, form):
    """Let it rest."""
    stages.hold(actor, case_id, form.reason.data, form.text.data, form.look_again.data)


@act("resume", step_forms.ResumeForm, central=False)
def resume(actor, case_id, form):
    """Go on."""
    stages.resume(actor, case_id, form.text.data or "")


@both("<string:case_id>/tell", methods=("GET", "POST"), central=False)
def tell(actor, place, case_id):
    """The outcome for the reporters: typed, looked at once more with who will read it, then sent."""
    form, view = step_forms.TellForm(), service.read(actor, case_id)
    fill_choices(form, view)
    sure, said = request.form.get("sure", ""), {"thread": view.reports, "names": names_in(view), "file_url": file_url}
    if sure == "no":
        return place.page(actor, "cases/act.html", form=form, case=view, **said)
    if sure == "" and view.reports and form.validate_on_submit():
        return look_again(actor, place, form, view)

    def verb(sent):
        to = [sent.report.data] if sent.report.data else ()
        stages.tell(actor, case_id, sent.text.data, to, signed=bool(sent.signed.data))

    return act_page(actor, place, case_id, form, verb, **said)
