"""The front of a community's code: what to begin with, a few questions, what is left over, and what comes next."""

from flask import request, url_for
from wtforms.fields import SelectChoice

from .. import communities
from ..db import reading
from ..entry import DESK, audience
from ..errors import Refused
from ..library import drawing, starters
from ..web import go, go_to, link_to
from . import labels, path, service, wizard, wizard_labels
from .blueprint import WRITES, bp, desk_page
from .forms import ButtonForm
from .wizard_forms import BeginForm, LeftForm, QuestionsForm

SHOWN = 12
OURS = "{{community}}"
ENDPOINTS = {
    "begin": "policies.begin",
    "questions": "policies.questions",
    "text": "policies.text",
    "check": "policies.leftovers",
    "source": "policies.source",
    "contacts": "communities.contacts",
    "preview": "policies.preview",
}


def way(slug: str, step: str) -> str:
    """The page of a step."""
    return url_for(ENDPOINTS[step], slug=slug, **({"for": "code"} if step == "contacts" else {}))


def onward(actor, slug: str, after: str):
    """Send the browser to the first step behind this one that is not done."""
    return go_to(way(slug, path.following(actor, after)))


def the_way(actor, slug: str) -> tuple[list, tuple]:
    """Every step as (name, address, state) for the page of the code; and the next one: name, address, whether fresh."""
    done, public = path.standing(actor), service.current(actor) is not None
    at = path.following(actor)
    steps = [step for step in path.STEPS if not (public and step in ("begin", "questions"))]
    drafted = service.draft(actor) is not None
    open_now = {"begin", "questions", "contacts"} if not drafted else set(path.STEPS[2:])
    told = []
    for step in steps:
        state = "done" if done[step] else "now" if step == at else "next"
        reached = step in open_now and (state != "next" or step == "contacts")
        told.append((wizard_labels.STEPS[step], way(slug, step) if reached else "", state))
    return told, (wizard_labels.STEPS[at], way(slug, at), at == "begin")


@bp.route("/desk/<string:slug>/code/begin", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def begin(actor, slug):
    """Choose what to begin with: one of our starters, a code hosted here, or one's own text."""
    if not wizard.untouched(actor):
        return go("policies.code", slug=slug)
    row, form, hints = communities.community(actor), BeginForm(), {}
    form.start.choices = _starts(actor, row, hints)
    if form.validate_on_submit():
        try:
            wizard.begin(actor, form.start.data)
        except Refused as refused:
            form.start.errors = [wizard_labels.sentence(refused)]
        else:
            return go("policies.questions", slug=slug)
    elif not form.is_submitted():
        known = wizard.answers(actor)
        form.start.data = _asked_for(form) or (known.start if known else None)
    return desk_page(
        actor, "policies/begin.html", "begin", form=form, hints=hints, status=422 if form.is_submitted() else 200
    )


def _asked_for(form) -> str | None:
    """A code that was chosen elsewhere: `?from=<slug>`."""
    wanted = f"{wizard.HOSTED}:{request.args.get('from', '')}"
    return wanted if any(choice.value == wanted for choice in form.start.choices) else None


def _starts(actor, row, hints: dict) -> list[SelectChoice]:
    found = []
    fitting = starters.fitting(row.kind, row.language)
    for one in (one for one in fitting if one.language in (row.language, "en")):
        value = f"{wizard.STARTER}:{one.id}"
        hints[value] = wizard_labels.starter_about(one)
        found.append(SelectChoice(value, wizard_labels.starter_name(one)))
    wanted = request.args.get("from", "")
    for one in sorted(wizard.hosted(actor), key=lambda one: one.slug != wanted)[:SHOWN]:
        value = f"{wizard.HOSTED}:{one.slug}"
        hints[value] = wizard_labels.HOSTED
        found.append(SelectChoice(value, wizard_labels.hosted(one.name)))
    hints[wizard.OWN] = wizard_labels.OWN_HINT
    return [*found, SelectChoice(wizard.OWN, wizard_labels.OWN)]


@bp.route("/desk/<string:slug>/code/questions", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def questions(actor, slug):
    """What the text depends on; from the answers the draft is made."""
    row, known, status = communities.community(actor), wizard.answers(actor), 200
    if known is None:
        return go("policies.begin", slug=slug)
    form = _questions(row, known)
    if form.validate_on_submit():
        try:
            return _compose(actor, slug, known.start, _told(form))
        except Refused as refused:
            form.form_errors.append(wizard_labels.sentence(refused))
            status = refused.status
    elif form.is_submitted():
        status = 422
    own = known.start == wizard.OWN
    return desk_page(actor, "policies/questions.html", "questions", form=form, own=own, status=status)


def _questions(row, known) -> QuestionsForm:
    shown = {True: "yes", False: "no"}
    form = QuestionsForm(
        place=known.place,
        languages=known.languages,
        photos=known.photos or None,
        **{name: shown.get(getattr(known, name)) for name in ("alcohol", "minors", "online")},
    )
    if row.kind == "online":
        for name in ("place", "alcohol", "photos", "online"):
            del form[name]
    return form


def _told(form) -> dict:
    told = {field.name: field.data for field in form if field.name != "csrf_token"}
    answered = {name: value == "yes" for name, value in told.items() if name in ("alcohol", "minors", "online")}
    return told | answered


def _compose(actor, slug: str, start: str, told: dict):
    """Keep the answers, make the draft of them, and go on."""
    composed = wizard.compose(actor, start, told, link_to())
    if composed is None:
        wizard.answer(actor, **told)
        return go("policies.text", slug=slug)
    with reading():
        drawn = drawing.draw(composed.text, composed.title)
    wizard.answer(actor, **told)
    wizard.put(actor, composed, drawn)
    return onward(actor, slug, "text")


@bp.route("/desk/<string:slug>/code/check", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def leftovers(actor, slug):
    """What the text still says of somebody else, each with its line and a way out."""
    draft, form = service.draft(actor), LeftForm()
    if draft is None:
        return go("policies.code", slug=slug)
    status, said = 200, ""
    if form.is_submitted():
        try:
            _mend(actor, draft, request.form.get("act", ""), form)
        except Refused as refused:
            status, said = refused.status, _sentence(refused)
        else:
            named = form.offer.data == OURS and form.words.data
            return go("policies.leftovers", slug=slug, **({"named": form.words.data} if named else {}))
    left, unsaid = wizard.left_over(actor, draft), wizard.unsaid(actor, draft)
    if "arriving" in request.args and not (left or unsaid):
        return onward(actor, slug, "check")
    return desk_page(
        actor,
        "policies/leftovers.html",
        "check",
        form=ButtonForm(formdata=None),
        left=left,
        unsaid=unsaid,
        texts=wizard_labels,
        named=_uncredited(actor, draft),
        mark=wizard.mark,
        said=said,
        further=way(slug, path.following(actor, "check")),
        status=status,
    )


def _uncredited(actor, draft) -> str:
    """A name that was just taken out of the text and stands among no source: perhaps the text was theirs."""
    name = request.args.get("named", "")[:120]
    known = " ".join(f"{one.title} {one.author}" for one in service.sources(actor, draft)).casefold()
    return "" if name.casefold() in known else name


def _mend(actor, draft, act: str, form) -> None:
    told = {name: form[name].data or "" for name in ("words", "line", "was", "offer")}
    if act in ("fits", "leave"):
        wizard.fits(actor, told["words"] if act == "fits" else f"unsaid:{told['words']}")
        return
    text = wizard.mended(actor, draft, act, told)
    if text is not None and text != draft.text:
        title = draft.title
        with reading():
            drawn = drawing.draw(text, title)
        service.put_text(actor, drawn)


def _sentence(refused: Refused) -> str:
    known = ("line_moved", "start_odd", "draft_touched")
    return wizard_labels.sentence(refused) if refused.code in known else labels.sentence(refused)
