"""Drafts sent to be looked at: asked for at a community's desk, commented on here; and what public codes lack."""

from flask import request

from .. import policies
from ..access import MEMBERS
from ..cases import ActForm, Place
from ..entry import COMMITTEE, DESK, audience, says_what_waits
from ..errors import NotFound, Refused
from ..web import go
from . import lacking, review_forms, review_labels, reviews
from .blueprint import bp, committee_page

WRITES = ("lead", "organiser")


@bp.get("/committee/codes")
@audience(COMMITTEE, roles=MEMBERS)
def codes(actor):
    """The drafts communities asked us to look at, and what public codes lack."""
    return committee_page(
        actor,
        "committee/codes.html",
        "codes",
        waiting=reviews.waiting(actor),
        looked_at=reviews.looked_at(actor),
        standings=lacking.standings(actor),
        gaps=review_labels.GAPS,
    )


@bp.route("/committee/codes/<string:review_id>", methods=["GET", "POST"])
@audience(COMMITTEE, roles=MEMBERS)
def draft(actor, review_id):
    """One draft, sentence by sentence; the form stands beside the one chosen with ?at=."""
    form, at = review_forms.CommentForm(), _number(request.values.get("number", request.args.get("at", "")))
    found, status = reviews.review(actor, review_id), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                reviews.comment(actor, review_id, at, form.text.data or "")
            except Refused as refused:
                form.text.errors = [review_labels.sentence(refused.code)]
            else:
                return go("committee.draft", review_id=review_id, _anchor=f"s{at}")
    form.number.data = str(at)
    shown = {"form": form, "button": ActForm(formdata=None), "draft": found, "at": at}
    return committee_page(actor, "committee/draft.html", "codes", status=status, **shown)


@bp.post("/committee/codes/<string:review_id>/looked")
@audience(COMMITTEE, roles=MEMBERS)
def looked(actor, review_id):
    """All of it was looked at: the community hears it."""
    reviews.done(actor, review_id)
    return go("committee.codes")


def _number(words: str) -> int:
    """A sentence's number as it came; 0, the whole text, for anything odd."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 7 else 0


@bp.route("/desk/<string:slug>/code/help", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def help_with_draft(actor, slug):
    """Ask the committee to look at the draft; what it wrote, with room to answer; and the way to take it back."""
    form, act, status, refused = review_forms.AskForm(), request.form.get("act", ""), 200, ""
    if request.method == "POST":
        status = 422
        try:
            if _done(actor, act, form):
                return go("committee.help_with_draft", slug=slug)
        except Refused as error:
            status, refused = max(error.status, 422), review_labels.sentence(error.code)
    return Place(slug).page(
        actor,
        "committee/help.html",
        here="code",
        form=form,
        button=ActForm(formdata=None),
        mine=reviews.own(actor),
        has_draft=policies.draft(actor) is not None,
        refused=refused,
        status=status,
    )


def _done(actor, act: str, form) -> bool:
    """Whether an act of this page was carried out."""
    if act == "take-back":
        reviews.take_back(actor)
        return True
    if act == "answer":
        told = review_forms.AnswerForm()
        if not told.validate():
            return False
        reviews.answer(actor, told.comment.data or "", told.text.data or "", told.settled.data)
        return True
    if act == "ask" and form.validate():
        reviews.ask(actor, form.question.data or "")
        return True
    return False


@says_what_waits
def drafts_wait(actor) -> str | None:
    """For the page of all places: drafts to look at, comments to answer."""
    try:
        if actor.role in MEMBERS and actor.partition == "committee":
            return review_labels.waiting(len(reviews.waiting(actor)))
        if actor.role in WRITES and actor.partition.startswith("community:"):
            mine = reviews.own(actor)
            return review_labels.comments(mine.open if mine else 0)
    except NotFound:
        return None
    return None
