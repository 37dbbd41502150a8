"""A community's own questions: written at the desk, asked in the form, sealed in the report."""

import pytest

from portal import access, reports
from portal.errors import NotFound, Refused
from portal.reports import question_words, questions
from portal.reports.questions import QuestionView

from .walker import Walker

pytestmark = pytest.mark.sqlite_only

STORY = "zebra-lantern stood in the door"


def made(place, **facts) -> str:
    with place.unit():
        return questions.keep(place.actor("Ana", "lead"), **facts)


def view(name: str, *, after=None, choices=()) -> QuestionView:
    return QuestionView(name, "choice" if choices else "text", name, "", tuple(choices), False, after)


def test_which_questions_are_due():
    """Asked always, after an answer, and not after an answer to a question that itself is not asked."""
    every = [view("c", after=("b", "yes")), view("a", choices=("yes", "no")), view("b", after=("a", "yes"))]
    assert [one.id for one in questions.due(every, {})] == ["a"]
    assert [one.id for one in questions.due(every, {"a": ["yes"]})] == ["a", "b"]
    assert [one.id for one in questions.due(every, {"a": ["yes"], "b": ["yes"]})] == ["c", "a", "b"]
    assert [one.id for one in questions.due(every, {"a": ["no"], "b": ["yes"]})] == ["a"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"kind": "essay", "words": "Why?"}, "kind_odd"),
        ({"kind": "text", "words": " "}, "words_needed"),
        ({"kind": "choice", "words": "Which?", "choices": "Hall 1"}, "choices_needed"),
        ({"kind": "several", "words": "Which?", "choices": "\n".join(map(str, range(21)))}, "choices_many"),
        ({"kind": "text", "words": "Why?", "after": ("a" * 26, "yes")}, "after_odd"),
    ],
)
def test_odd_questions_are_refused(place, facts, code):
    """With the field's code; nothing is kept."""
    with pytest.raises(Refused) as refused:
        made(place, **facts)
    assert refused.value.code == code
    with place.unit():
        assert questions.listed(access.letterbox(place.partition)) == []


def test_no_question_waits_for_itself(place):
    """Round in a circle, also over another one: refused."""
    one = made(place, kind="choice", words="One?", choices="yes\nno")
    two = made(place, kind="choice", words="Two?", choices="yes\nno", after=(one, "yes"))
    for after in ((one, "yes"), (two, "yes")):
        with place.unit(), pytest.raises(Refused):
            questions.keep(place.actor("Ana", "lead"), one, kind="choice", words="One?", choices="yes\nno", after=after)


def test_nobody_else_writes_them(place):
    """A responder can't, another community's lead finds nothing."""
    one = made(place, kind="text", words="One?")
    with place.unit():
        with pytest.raises(NotFound):
            questions.keep(place.actor("Ben", "responder"), kind="text", words="Mine?")
        elsewhere = place.actor("Ana", "lead", "community:" + "a" * 26)
        for act in (lambda: questions.drop(elsewhere, one), lambda: questions.move(elsewhere, one, up=True)):
            with pytest.raises(NotFound):
                act()


def test_from_the_desk_to_the_report(place, app, sign_in):
    """Written, moved, asked after an answer, left empty at will; the answers stand in the report by their question."""
    ana = sign_in("Ana")
    desk = Walker(app)
    desk.client = ana
    desk.get("/desk/harbor/settings/questions")
    desk.post("words", words="On which day?", kind="day")
    desk.get("/desk/harbor/settings/questions")
    desk.post(
        "words", words="Which hall?", kind="choice", choices="Hall 1\nHall 2", why="So that we ask the right ones"
    )
    with place.unit():
        day, hall = questions.listed(access.letterbox(place.partition))
    desk.get(f"/desk/harbor/settings/questions/{day.id}")
    desk.post("words", after=f"{hall.id}:1")
    client = desk.client
    token = desk.values(desk.get("/desk/harbor/settings/questions").form("words"))["csrf_token"][0]
    client.post(f"/desk/harbor/settings/questions/{hall.id}", data={"csrf_token": token, "act": "up"})
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.post("story", story=STORY)
    assert "So that we ask the right ones" in walk.text and "On which day?" not in walk.text
    assert not walk.soup.select_one("[name^=q_][required], [name^=q_][aria-required=true]")
    walk.post("step", **{f"q_{hall.id}": "Hall 2"})
    assert "one or two more questions follow" in walk.text
    walk.post("step", **{f"q_{day.id}": "2026-11-20"}).onward()
    receipt = walk.receipt
    walk.post("receipt", back="review")
    assert "Hall 2" in walk.text and "2026-11-20" in walk.text
    walk.onward().post("receipt", receipt=receipt)
    Walker(app, "/c/harbor/report").report(story="Nothing answered")
    with place.unit():
        actor = place.actor("Ana", "lead")
        seen = {
            one.answers["story"]: one.answers for one in (reports.read(actor, r.id) for r in reports.listing(actor))
        }
    assert {key: text for key, text in seen[STORY].items() if key.startswith("own:")} == {
        "own:Which hall?": "Hall 2",
        "own:On which day?": "2026-11-20",
    }
    assert not [key for key in seen["Nothing answered"] if key.startswith("own:")]


def test_what_is_hidden_or_gone_is_not_asked(place, app):
    """Hidden: not in the form, back again when shown. Taken away: what waited for it is asked always."""
    one = made(place, kind="choice", words="Which hall?", choices="Hall 1\nHall 2")
    made(place, kind="text", words="Which door?", after=(one, "Hall 1"))

    def asked() -> list[str]:
        walk = Walker(app, "/c/harbor/report")
        walk.post("exclude")
        walk.post("story", story=STORY)
        return [words for words in ("Which hall?", "Which door?") if words in walk.text]

    assert asked() == ["Which hall?"]
    with place.unit():
        questions.hide(place.actor("Ana", "lead"), one, hidden=True)
    assert asked() == []
    with place.unit():
        questions.hide(place.actor("Ana", "lead"), one, hidden=False)
        questions.drop(place.actor("Ana", "lead"), one)
    assert asked() == ["Which door?"]


def test_answers_that_change_take_along_what_waits_for_them(place):
    """Reworded: it waits for the new words. Gone: it is asked always, and never silently never again."""
    one = made(place, kind="choice", words="Which hall?", choices="Hal 1\nHall 2")
    two = made(place, kind="text", words="Which door?", after=(one, "Hal 1"))

    def waits(choices: str):
        with place.unit():
            lead = place.actor("Ana", "lead")
            questions.keep(lead, one, kind="choice", words="Which hall?", choices=choices)
            return next(row.after for row in questions.listed(lead) if row.id == two)

    assert waits("Hall 2\nHal 1") == (one, "Hal 1")
    assert waits("Hall 2\nHall 1") == (one, "Hall 1")
    assert waits("Hall 1\nHall 2\nHall 3") == (one, "Hall 1")
    assert waits("Hall 2\nHall 3") is None


def test_a_choice_can_be_taken_back(place, app):
    """A slip of the finger on a question of one's community: there is an answer that is none, and nothing is kept."""
    one = made(place, kind="choice", words="Which hall?", choices="Hall 1\nHall 2")
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude").post("story", story=STORY)
    assert [field.get("value") for field in walk.soup.select(f"[name=q_{one}]")] == ["Hall 1", "Hall 2", ""]
    walk.post("step", **{f"q_{one}": "Hall 1"}).post("step", back="details").post("step", **{f"q_{one}": ""}).onward()
    walk.post("receipt", back="review")
    assert walk.title == "Look through it" and "Hall 1" not in walk.text


def test_two_questions_of_the_same_words_keep_both_answers(place, app):
    """Nothing forbids it, so nothing of it is lost."""
    fields = [f"q_{made(place, kind='text', words='Which one?')}" for _ in range(2)]
    walk = Walker(app, "/c/harbor/report")
    walk.report(story=STORY, **dict(zip(fields, ("zq first", "zq second"), strict=True)))
    with place.unit():
        ana = place.actor("Ana", "lead")
        told = reports.read(ana, reports.listing(ana)[0].id).answers["own:Which one?"]
    assert told == "zq first\nzq second"


def test_answers_to_unasked_questions_are_not_kept(place, app):
    """What somebody posts for a question that is hidden or does not exist is dropped."""
    one = made(place, kind="text", words="Which hall?")
    with place.unit():
        questions.hide(place.actor("Ana", "lead"), one, hidden=True)
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    walk.write(story=STORY, **{f"q_{one}": "zq", f"q_{'z' * 26}": "zq"})
    walk.post("receipt", receipt=walk.receipt)
    with place.unit():
        ana = place.actor("Ana", "lead")
        assert "zq" not in str(reports.read(ana, reports.listing(ana)[0].id).answers)


def told(place, question_id: str, language: str, **facts) -> None:
    with place.unit():
        question_words.tell(place.actor("Ana", "lead"), question_id, language, **facts)


def test_a_question_in_the_language_of_the_page(place, app):
    """Asked in Spanish where that is written, in the community's words elsewhere; answers keep those."""
    hall = made(place, kind="choice", words="Which hall?", why="To look there.", choices="Front\nBack")
    door = made(place, kind="text", words="Which door?", after=(hall, "Back"))
    told(place, hall, "es", words="¿Qué sala?", choices="Delante\nDetrás")
    walk = Walker(app, "/c/harbor/report?lang=es")
    walk.post("exclude").post("story", story=STORY)
    assert "¿Qué sala?" in walk.text and "Detrás" in walk.text and "To look there." in walk.text
    assert "Which hall?" not in walk.text
    walk.post("step", **{f"q_{hall}": "Back"})
    assert "Which door?" in walk.text
    walk.post("step", **{f"q_{door}": "La verde"}).onward()
    walk.post("receipt", back="review")
    assert "¿Qué sala?" in walk.text and "Detrás" in walk.text
    walk.onward().post("receipt", receipt=walk.receipt)
    other = Walker(app, "/c/harbor/report?lang=ar")
    other.post("exclude").post("story", story=STORY)
    assert "Which hall?" in other.text
    with place.unit():
        ana = place.actor("Ana", "lead")
        answers = reports.read(ana, reports.listing(ana)[0].id).answers
        assert (answers["own:Which hall?"], answers["own:Which door?"]) == ("Back", "La verde")


def test_words_in_another_language_follow_their_answers(place):
    """A new answer is shown in the community's words, the others keep theirs, and the desk is told to look."""
    hall = made(place, kind="choice", words="Which hall?", choices="Front\nBack")
    told(place, hall, "es", words="¿Qué sala?", choices="Delante\nDetrás")
    with place.unit():
        lead = place.actor("Ana", "lead")
        with pytest.raises(Refused, match="choices_match"):
            question_words.tell(lead, hall, "es", words="¿Qué sala?", choices="Delante")
        questions.keep(lead, hall, kind="choice", words="Which hall?", choices="Back\nRoof\nFront")
        [one] = questions.asked(lead, "es")
        assert [one.answer(choice) for choice in one.choices] == ["Detrás", "Roof", "Delante"]
        assert question_words.of_question(lead, hall)["es"].old
        with pytest.raises(NotFound):
            question_words.tell(place.actor("Ben", "responder"), hall, "es", words="No")
    told(place, hall, "es", words=" ")
    with place.unit():
        lead = place.actor("Ana", "lead")
        assert question_words.of_question(lead, hall) == {}
        question_words.tell(lead, hall, "ar", words="أي قاعة؟")
        questions.drop(lead, hall)
        assert question_words.in_language(lead, "ar") == {}


def test_its_page(place, app, sign_in):
    """From the question to its languages and back; one line too few is said beside the field."""
    hall = made(place, kind="choice", words="Which hall?", choices="Front\nBack")
    desk = Walker(app)
    desk.client = sign_in("Ana")
    path = f"/desk/harbor/settings/questions/{hall}"
    desk.get(path)
    assert "Español" in desk.text and "not written yet" in desk.text
    desk.get(f"{path}/es")
    desk.post("words", words="¿Qué sala?", choices="Delante")
    assert desk.status == 422 and "one line for each" in desk.faults
    desk.get(f"{path}/es").post("words", words="¿Qué sala?", choices="Delante\nDetrás")
    assert "¿Qué sala?" in desk.get(path).text
    assert desk.get(f"{path}/en").status == 404 and desk.get(f"{path}/xx").status == 404
