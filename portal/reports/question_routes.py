"""The pages on which a community looks after its own questions."""

from flask import request

from .. import communities, translation
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..web import go, page
from . import question_words, questions
from .blueprint import bp
from .question_forms import KIND_NAMES, QuestionForm, QuestionWordsForm

LOOKS_AFTER = ("lead", "organiser")


def desk_page(actor, template: str, **context):
    """A page of this community's settings."""
    row = communities.community(actor)
    frame = {"team_name": row.name, "team_url": f"/desk/{row.slug}/", "slug": row.slug, "here": "settings"}
    return page(template, **frame | context)


@bp.route("/desk/<string:slug>/settings/questions", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def own_questions(actor, slug):
    """The questions in order; one more can be added."""
    form, every = QuestionForm(), questions.listed(actor)
    form.offer(every)
    if form.is_submitted() and _kept(actor, form, every, None):
        return go("reports.own_questions", slug=slug)
    status = 422 if form.is_submitted() else 200
    facts = {"form": form, "every": every, "kinds": KIND_NAMES, "waits": _waits(every)}
    return desk_page(actor, "reports/questions.html", status=status, **facts)


@bp.route("/desk/<string:slug>/settings/questions/<string:question_id>", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def own_question(actor, slug, question_id):
    """One question: change it, move it, hide it, take it away."""
    every = questions.listed(actor)
    one = next((one for one in every if one.id == question_id), None)
    if one is None:
        raise NotFound
    act = request.form.get("act", "")
    if act in _ACTS:
        _ACTS[act](actor, question_id)
        return go("reports.own_questions", slug=slug)
    form = QuestionForm(data=_facts(one, every)) if request.method == "GET" else QuestionForm()
    form.offer(every, question_id)
    if form.is_submitted() and _kept(actor, form, every, question_id):
        return go("reports.own_questions", slug=slug)
    status = 422 if form.is_submitted() else 200
    facts = {"languages": _languages(actor), "told": question_words.of_question(actor, question_id)}
    return desk_page(actor, "reports/question.html", status=status, form=form, question=one, **facts)


@bp.route("/desk/<string:slug>/settings/questions/<string:question_id>/<string:language>", methods=["GET", "POST"])
@audience(DESK, roles=LOOKS_AFTER)
def question_in_language(actor, slug, question_id, language):
    """One question in another language."""
    one = next((one for one in questions.listed(actor) if one.id == question_id), None)
    others = _languages(actor)
    if one is None or language not in others:
        raise NotFound
    told = question_words.of_question(actor, question_id).get(language)
    form = QuestionWordsForm(data=_in_words(one, told)) if request.method == "GET" else QuestionWordsForm()
    if form.is_submitted():
        try:
            given = {name: form[name].data or "" for name in ("words", "why", "choices")}
            question_words.tell(actor, question_id, language, **given)
        except Refused as refused:
            form.put_beside(refused)
        else:
            return go("reports.own_question", slug=slug, question_id=question_id)
    facts = {"question": one, "language": language, "name": others[language], "old": told is not None and told.old}
    status = 422 if form.is_submitted() else 200
    return desk_page(actor, "reports/question_words.html", status=status, form=form, **facts)


def _languages(actor) -> dict[str, str]:
    """The languages of the form but the community's own: {code: its own name}."""
    mine = communities.community(actor).language
    return {code: name for code, name in translation.LANGUAGES.items() if code != translation.match(mine)}


def _in_words(one, told) -> dict:
    if told is None:
        return {}
    lines = [told.choices.get(choice, "") for choice in one.choices] if told.choices else []
    return {"words": told.words, "why": told.why, "choices": "\n".join(lines)}


_ACTS = {
    "up": lambda actor, one: questions.move(actor, one, up=True),
    "down": lambda actor, one: questions.move(actor, one, up=False),
    "hide": lambda actor, one: questions.hide(actor, one, hidden=True),
    "show": lambda actor, one: questions.hide(actor, one, hidden=False),
    "remove": lambda actor, one: questions.drop(actor, one),
}


def _facts(one, every) -> dict:
    facts = {"words": one.words, "why": one.why, "kind": one.kind, "choices": "\n".join(one.choices), "after": ""}
    other = next((two for two in every if one.after and two.id == one.after[0]), None)
    if other is not None and one.after[1] in other.choices:
        facts["after"] = f"{other.id}:{other.choices.index(one.after[1])}"
    return facts


def _waits(every) -> dict[str, str]:
    """What each question waits for, in words: {question id: words}."""
    words = {one.id: one.words for one in every}
    return {one.id: f"{words[one.after[0]]}: {one.after[1]}" for one in every if one.after and one.after[0] in words}


def _kept(actor, form: QuestionForm, every, question_id) -> bool:
    names = ("kind", "words", "why", "choices")
    try:
        facts = {name: form[name].data or "" for name in names}
        questions.keep(actor, question_id, after=form.condition(every), **facts)
    except Refused as refused:
        form.put_beside(refused)
        return False
    return True
