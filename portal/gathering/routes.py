"""Gathering, at a desk and at the committee: talks, questions, evidence, tasks, lessons."""

from flask import Blueprint, request

from .. import accounts, cases, clock, evidence
from ..errors import NotFound
from . import evidence as log
from . import forms, labels, learning, questions, tasks
from .reading import gathered
from .talks import add_talk

bp = Blueprint("gathering", __name__)


def _act(actor, place, case_id, form, verb, **more):
    return cases.act_page(actor, place, case_id, form, verb, refuse=labels.put_beside, **more)


@cases.both("<string:case_id>/talks", methods=("GET", "POST"), room=bp)
def talk(actor, place, case_id):
    """Write down a talk."""
    form = forms.TalkForm()
    if request.method == "GET":
        form.day.data = clock.today()

    def verb(sent):
        told = {"day": sent.day.data, "whom": sent.whom.data, "present": sent.present.data or ""}
        add_talk(actor, case_id, sent.text.data, way=sent.way.data, **told)

    return _act(actor, place, case_id, form, verb)


@cases.both("<string:case_id>/ask", methods=("GET", "POST"), room=bp)
def ask(actor, place, case_id):
    """Ask a reporter: typed, looked at once more, then sent into their box."""
    view, form = cases.read(actor, case_id), forms.AskForm()
    several = view.reports if len(view.reports) > 1 else ()
    named = enumerate(several, 1)
    form.report.choices = cases.options((one.id, cases.reporter_of(at, one.received_day)) for at, one in named)
    sure = request.form.get("sure", "")
    if sure == "no":
        return place.page(actor, "cases/act.html", form=form, case=view)
    if sure == "" and form.validate_on_submit():
        return _look_again(actor, place, form, view)
    return _act(
        actor, place, case_id, form, lambda sent: questions.ask(actor, case_id, sent.text.data, sent.report.data or "")
    )


def _look_again(actor, place, form, view):
    to = next((one for one in view.reports if one.id == form.report.data), None) or next(iter(view.reports), None)
    if to is None:
        raise NotFound
    sure = forms.SureForm(formdata=None, text=form.text.data, report=to.id, sure="yes")
    return place.page(actor, "gathering/ask_review.html", form=sure, case=view, report=to, text=form.text.data)


@cases.both("<string:case_id>/evidence", methods=("GET", "POST"), room=bp)
def exhibit(actor, place, case_id):
    """The evidence log; one more piece can be added."""
    view, form = cases.read(actor, case_id), forms.ExhibitForm()
    form.file.choices = cases.options([("", "–"), *((file.id, file.name) for file in view.files)])

    def verb(sent):
        told = {"link": sent.link.data or "", "taken_by": sent.taken_by.data or "", "taken": sent.taken.data}
        log.add_exhibit(actor, case_id, sent.text.data, file_id=sent.file.data or "", tells=sent.tells.data, **told)

    if request.method == "POST":
        return _act(actor, place, case_id, form, verb)
    found = gathered(actor, view)
    openings = {file.id: evidence.openings(actor, file.id) for file in view.files}
    people = {one.person_id for each in openings.values() for one in each}
    names = cases.names_in(view) | accounts.names(
        {*found.people, *people, *(file.author for file in view.files)} - {""}
    )
    may = cases.may_follow(view.kind, view.state, "attach")
    context = {"view": view, "found": found, "openings": openings, "names": names, "may_add": may}
    return place.page(actor, "gathering/evidence.html", form=form, **context)


@cases.both("<string:case_id>/tasks", methods=("GET", "POST"), room=bp)
def task(actor, place, case_id):
    """Give somebody something to do."""
    view, form = cases.read(actor, case_id), forms.TaskForm()
    names = accounts.names(set(view.readers))
    people = sorted(names.items(), key=lambda one: one[1].casefold())
    form.owner.choices = cases.options([("", labels.NOBODY), *people])
    if request.method == "GET":
        form.owner.data = actor.person

    def verb(sent):
        tasks.add_task(actor, case_id, sent.text.data, owner=sent.owner.data or "", due=sent.due.data)

    return _act(actor, place, case_id, form, verb)


@cases.both("<string:case_id>/tasks/<string:task_id>/done", methods=("GET", "POST"), room=bp)
def done(actor, place, case_id, task_id):
    """A task is done."""
    tasks.see(actor, case_id, task_id)
    return _act(
        actor,
        place,
        case_id,
        forms.DoneForm(),
        lambda sent: tasks.finish(actor, case_id, task_id, sent.text.data or ""),
    )


@cases.both("<string:case_id>/lessons", methods=("GET", "POST"), room=bp)
def lesson(actor, place, case_id):
    """What would prevent it."""
    return _act(
        actor, place, case_id, forms.LessonForm(), lambda sent: learning.add_lesson(actor, case_id, sent.text.data)
    )


@cases.both("", thing="tasks", methods=("GET",), room=bp)
def all_tasks(actor, place):
    """What is to be done in all the cases one may open: one's own first."""
    found = tasks.open_tasks(actor)
    mine = [one for one in found if one.owner == actor.person]
    rest = [one for one in found if one.owner != actor.person]
    names = accounts.names({one.owner for one in rest} - {""})
    context = {"mine": mine, "rest": rest, "names": names, "texts": labels, "today": clock.today()}
    return place.page(actor, "gathering/tasks.html", here="tasks", **context)


@cases.both("", thing="lessons", methods=("GET",), room=bp)
def all_lessons(actor, place):
    """What would prevent it, of all the cases one may open."""
    found = learning.lessons(actor)
    names = accounts.names({one.author for one in found} - {""})
    return place.page(actor, "gathering/lessons.html", lessons=found, names=names)


@cases.shows("gathering", "gathering/_on_case.html")
def gathered_of(actor, place, view):
    """Talks, questions, tasks and lessons on a case's page."""
    found = gathered(actor, view)
    return {"found": found, "names": cases.names_in(view) | accounts.names(found.people), "texts": labels}


@cases.shows("do", "gathering/_ways.html")
def ways_of(actor, place, view):
    """The ways to gather more."""
    return {"may": lambda act: cases.may_follow(view.kind, view.state, act)}
