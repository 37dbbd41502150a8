"""The pages of meetings: all of them, one of them, one line of it, and the whole on paper."""

from flask import Blueprint, request

from .. import accounts, cases
from ..access import MEMBERS
from ..entry import COMMITTEE, audience
from ..errors import NotFound, Refused
from ..web import go, put_beside
from . import forms, labels, reading, service

bp = Blueprint("meetings", __name__)


def _page(actor, template: str, **context):
    return cases.Place().page(actor, template, here="meetings", texts=labels, states=cases.STATE_WORDS, **context)


def _try(form, verb) -> bool:
    """Whether the verb was done; a refusal stands beside its field, one that does not follow is passed on."""
    try:
        verb()
    except Refused as refused:
        if refused.status == 409:
            raise
        put_beside(form, labels.beside(refused.code), labels.sentence(refused.code))
        return False
    return True


@bp.route("/committee/meetings", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def overview(actor):
    """The meetings there are, and planning one."""
    form = forms.PlanForm()
    if form.is_submitted() and form.validate():
        made = []
        if _try(form, lambda: made.append(service.plan(actor, form.day.data))):
            return go("meetings.meeting", meeting_id=made[0])
    rows = reading.listing(actor)
    return _page(actor, "meetings/overview.html", form=form, rows=rows, status=422 if form.errors else 200)


@bp.route("/committee/meetings/<string:meeting_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def meeting(actor, meeting_id):
    """The agenda, and what one does with the whole of a meeting."""
    act, status = request.form.get("act", ""), 200
    found = reading.read(actor, meeting_id)
    names = accounts.names({*reading.members(), *found.people})
    topic, present = forms.TopicForm(), forms.PresentForm()
    present.present.choices = cases.options(
        sorted(((one, names[one]) for one in reading.members() if one in names), key=lambda one: one[1])
    )
    if request.method == "GET":
        present.present.data = list(found.present) or [actor.person]
    elif _done(actor, meeting_id, act, topic, present):
        return go("meetings.meeting", meeting_id=meeting_id)
    else:
        status = 422
    context = {"topic": topic, "present": present, "button": cases.ActForm(formdata=None), "names": names}
    return _page(actor, "meetings/meeting.html", meeting=found, status=status, **context)


def _done(actor, meeting_id: str, act: str, topic, present) -> bool:
    """Whether an act of the meeting's page was carried out."""
    verbs = {
        "topic": lambda: service.add_topic(actor, meeting_id, topic.text.data or ""),
        "begin": lambda: service.begin(actor, meeting_id, present.present.data or ()),
        "attend": lambda: service.attend(actor, meeting_id, present.present.data or ()),
        "drop": lambda: service.drop_topic(actor, meeting_id, request.form.get("item", "")),
        "call-off": lambda: service.call_off(actor, meeting_id),
        "close": lambda: service.close(actor, meeting_id),
    }
    form = present if act in ("begin", "attend") else topic
    return act in verbs and form.validate() and _try(form, verbs[act])


@bp.route("/committee/meetings/<string:meeting_id>/items/<string:item_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def item(actor, meeting_id, item_id):
    """One line: what was said, and one's own word for its proposal."""
    found = reading.read(actor, meeting_id)
    one = next((line for line in found.items if line.id == item_id), None)
    if one is None:
        raise NotFound
    form, stand = forms.MinuteForm(), forms.StandForm(formdata=None)
    if request.method == "POST":
        act = request.form.get("act", "")
        verbs = {
            "write": lambda: service.write(actor, meeting_id, item_id, form.text.data or ""),
            "stand": lambda: service.stand(actor, meeting_id, item_id, request.form.get("proposal", "")),
        }
        if act in verbs and form.validate() and _try(form, verbs[act]):
            return go("meetings.item", meeting_id=meeting_id, item_id=item_id)
    if one.proposal:
        stand.proposal.data = one.proposal.id
    people = {said.author for said in one.said} | {one.proposal.proposer if one.proposal else "", *found.people}
    context = {"form": form, "stand": stand, "names": accounts.names(people - {""})}
    return _page(
        actor, "meetings/item.html", meeting=found, item=one, status=422 if request.method == "POST" else 200, **context
    )


@bp.get("/committee/meetings/<string:meeting_id>/print")
@audience(COMMITTEE, roles=MEMBERS)
def on_paper(actor, meeting_id):
    """Agenda and minutes in one, to be printed: this reader's part of them."""
    found = reading.read(actor, meeting_id)
    people = {*found.people, *(said.author for one in found.items for said in one.said)}
    return _page(actor, "meetings/print.html", meeting=found, names=accounts.names(people - {""}))
