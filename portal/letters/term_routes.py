"""Measures as obligations on pages: imposing one, ticking it off, the way back; and the ladder."""

from flask import request

from .. import accounts, cases, clock, communities, sealing
from ..access import require
from ..cases import options
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..typed import whole_number
from ..web import go, go_to, page, put_beside
from . import breaches, labels, ladder, term_forms, term_labels, terms
from .blueprint import both, bp

_BESIDE = {"days_odd": "ends", "owner_unknown": "owner"}


def _refuse(form, refused) -> int:
    words = term_labels.sentence(refused.code) or labels.sentence(refused.code)
    put_beside(form, _BESIDE.get(refused.code), words)
    return refused.status


def _people(actor, case) -> dict[str, str]:
    return accounts.names(sealing.holders(actor, case.lock_id))


@cases.shows("actions", "letters/_terms.html")
def on_case(actor, place, view) -> dict | None:
    """The obligations of a case on its page, where there are any."""
    rows = terms.listing(actor, view)
    if not rows:
        return None
    names = accounts.names({row.owner for row in rows if row.owner})
    return {
        "rows": rows,
        "names": names,
        "today": clock.today(),
        "words": term_labels,
        "kinds": dict(cases.MEASURE_LABELS),
    }


@both("terms")
def impose(actor, place, case_id):
    """A new measure, with all it obliges to."""
    case = cases.see(actor, case_id)
    view = cases.read(actor, case_id)
    require(actor, "case.measure", case)
    form, status = term_forms.ImposeForm(), 200
    steps = ladder.ladder_of(actor)
    people = _people(actor, case)
    form.level.choices = options(
        [("0", term_labels.LEVELS[0]), *((str(one.level), term_labels.step_words(one)) for one in steps)]
    )
    form.owner.choices = options(sorted(people.items(), key=lambda pair: pair[1]))
    form.parties.choices = options((one.id, one.name or "?") for one in view.parties if one.role != "reporter")
    there = terms.bare(actor, view)
    form.again.choices = options([("", term_labels.NEW), *((one.id, term_labels.action_words(one)) for one in there)])
    if request.method == "GET":
        _begin(actor, form, steps, view)
    else:
        status = 422
        if form.validate():
            try:
                term_id = terms.impose(actor, case_id, _wanted(form, steps))
            except Refused as refused:
                if refused.code == "step_does_not_follow":
                    raise
                status = _refuse(form, refused)
            else:
                return go_to(place.url("letters.term", case_id=case_id, term_id=term_id))
    return place.page(actor, "letters/impose.html", form=form, case=case, steps=steps, words=term_labels, status=status)


def _begin(actor, form, steps, view) -> None:
    """What was decided, towards whom, from today; then what the chosen step of the ladder suggests."""
    form.owner.data, form.starts.data = actor.person, clock.today()
    form.parties.data = [one.id for one in view.parties if one.role == "reported"]
    decided = cases.decision(actor, view.id)
    if decided is not None and decided.words.get("measure", "nothing") != "nothing":
        form.kind.data, form.text.data = decided.words["measure"], decided.words.get("plan", "")
        same = [one.id for one in terms.bare(actor, view) if one.kind == form.kind.data]
        form.again.data = same[0] if len(same) == 1 else ""
    level = request.args.get("level", 0, type=int)
    step = next((one for one in steps if one.level == level), None)
    if step is not None:
        form.level.data, form.kind.data, form.asks.data = str(level), step.kind, step.asks
        form.ends.data = step.ends(clock.today())


def _wanted(form, steps) -> terms.Wanted:
    step = next((one for one in steps if str(one.level) == form.level.data), None)
    ends = form.ends.data or (step.ends(form.starts.data) if step else None)
    return terms.Wanted(
        kind=form.kind.data,
        level=step.level if step else 0,
        text=form.text.data or "",
        conditions=form.conditions.data or "",
        places=tuple((form.places.data or "").splitlines()),
        owner=form.owner.data or "",
        starts=form.starts.data,
        ends=ends,
        parties=tuple(form.parties.data or ()),
        voluntary=bool(form.voluntary.data),
        asks=bool(form.asks.data),
        again=form.again.data or "",
    )


@both("terms/<string:term_id>")
def term(actor, place, case_id, term_id):
    """One measure: what is still to be done, until when, and the way back."""
    view = cases.read(actor, case_id)
    case = cases.see(actor, case_id)
    found = next((one for one in terms.listing(actor, view) if one.id == term_id), None)
    if found is None:
        raise NotFound
    made = {name: form() if request.form.get("act") == name else form(formdata=None) for name, form in _FORMS.items()}
    people = _people(actor, case)
    made["owner"].owner.choices = options(sorted(people.items(), key=lambda pair: pair[1]))
    status = 200
    if request.method == "POST":
        act = request.form.get("act", "")
        form = made.get(act) or made["done"]
        status = 422
        if act in made and form.validate():
            try:
                opened = _ACTS[act](actor, case_id, term_id, form)
            except Refused as refused:
                status = _refuse(form, refused)
            else:
                here = place.url("letters.term", case_id=case_id, term_id=term_id)
                return go_to(place.case_url(opened) if act == "breach" else here)
    else:
        made["owner"].owner.data = found.owner
    broken = breaches.of(actor, term_id)
    people = {found.owner, *(one.done_by for one in found.places), *(one.person_id for one in broken)}
    return place.page(
        actor,
        "letters/term.html",
        status=status,
        term=found,
        broken=broken,
        forms_of=made,
        case=case,
        names=accounts.names(people - {""}),
        today=clock.today(),
        words=term_labels,
        kinds=dict(cases.MEASURE_LABELS),
    )


_FORMS = {
    "done": term_forms.DoneForm,
    "asked": term_forms.AskedForm,
    "back": term_forms.BackForm,
    "owner": term_forms.OwnerForm,
    "breach": term_forms.BreachForm,
}
_ACTS = {
    "done": lambda actor, case_id, term_id, form: terms.carry_out(
        actor, case_id, term_id, form.place.data or "", form.proof.data or ""
    ),
    "asked": lambda actor, case_id, term_id, form: terms.ask_back(actor, case_id, term_id, form.text.data),
    "back": lambda actor, case_id, term_id, form: terms.decide_back(
        actor, case_id, term_id, form.result.data, form.text.data, form.ends.data
    ),
    "owner": lambda actor, case_id, term_id, form: terms.hand(actor, case_id, term_id, form.owner.data),
    "breach": lambda actor, case_id, term_id, form: breaches.report(actor, case_id, term_id, form.text.data),
}


@bp.route("/desk/<string:slug>/settings/ladder", methods=["GET", "POST"])
@audience(DESK, roles=("lead",))
def own_ladder(actor, slug):
    """The steps of this community's ladder."""
    form, status = term_forms.RungForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate() and (level := whole_number(form.level.data)) is not None:
            try:
                ladder.keep_step(
                    actor,
                    level,
                    words=form.words.data or "",
                    days=form.days.data,
                    asks=bool(form.asks.data),
                )
            except Refused as refused:
                status = _refuse(form, refused)
            else:
                return go("letters.own_ladder", slug=slug)
    forms = []
    for step in ladder.ladder_of(actor):
        mine = form if form.is_submitted() and form.level.data == str(step.level) else _rung(step)
        for field in mine:
            if field.name != "csrf_token":
                field.id = field.label.field_id = f"step{step.level}-{field.name}"
        forms.append((step, mine))
    row = communities.community(actor)
    context = {"team_name": row.name, "team_url": f"/desk/{slug}/", "slug": slug, "here": "settings"}
    return page("letters/ladder.html", form=form, steps=forms, words=term_labels, status=status, **context)


def _rung(step):
    return term_forms.RungForm(formdata=None, level=str(step.level), words=step.words, days=step.days, asks=step.asks)
