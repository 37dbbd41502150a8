"""A draft goes up only while its community asks; comments come down beside the sentence, answers go up."""

import pytest

from portal import access, communities, policies
from portal.access import Actor
from portal.committee import lacking, reviews
from portal.committee.models import DraftAnswer, DraftComment, DraftLook, DraftReview
from portal.errors import NotFound, Refused
from tests.cases.walker import Walker

pytestmark = pytest.mark.sqlite_only

TEXT = "## Be kind\n\nListen to each other. Ask before you touch.\n\n- Stop when asked.\n"


@pytest.fixture
def drafted(ground):
    """Harbor's lead with a draft."""
    with ground.unit():
        policies.take(ground.act("Ana"), TEXT)
    return ground


def sent(ground) -> str:
    with ground.unit():
        return reviews.ask(ground.act("Ana"), "Is it clear?").id


def test_nothing_is_seen_before_somebody_asks(drafted):
    with drafted.unit():
        assert policies.draft(drafted.act("Ana")) is not None
        assert reviews.waiting(drafted.act("Gil")) == []
    review_id = sent(drafted)
    with drafted.unit():
        told = reviews.review(drafted.act("Gil"), review_id)
        assert [one.words for one, _remarks in told.lines][:3] == [
            "Be kind",
            "Listen to each other.",
            "Ask before you touch.",
        ]


def test_what_is_changed_after_asking_stays_at_home(drafted):
    review_id = sent(drafted)
    with drafted.unit():
        policies.take(drafted.act("Ana"), "Quite other words.")
    with drafted.unit():
        assert "other" not in str(
            [one.words.split() for one, _r in reviews.review(drafted.act("Gil"), review_id).lines][0]
        )
        assert policies.draft(drafted.act("Ana")).text == "Quite other words.\n"


def test_comments_go_down_and_answers_up(drafted):
    review_id = sent(drafted)
    with drafted.unit():
        reviews.comment(drafted.act("Gil"), review_id, 3, "Say whom to ask.")
    with drafted.unit():
        told = reviews.own(drafted.act("Ana"))
        [(line, [remark])] = [pair for pair in told.lines if pair[1]]
        assert (line.words, remark.text, told.open) == ("Ask before you touch.", "Say whom to ask.", 1)
        reviews.answer(drafted.act("Ana"), remark.id, "We will.", True)
    with drafted.unit():
        [(_line, [remark])] = [pair for pair in reviews.review(drafted.act("Ivo"), review_id).lines if pair[1]]
        assert (remark.answer, remark.settled) == ("We will.", True)


def test_taking_it_back_takes_everything(drafted):
    review_id = sent(drafted)
    with drafted.unit():
        reviews.comment(drafted.act("Gil"), review_id, 0, "Good.")
        one = reviews.own(drafted.act("Ana")).whole[0]
        reviews.answer(drafted.act("Ana"), one.id, "Thanks.", False)
    with drafted.unit():
        reviews.take_back(drafted.act("Ana"))
    with drafted.unit():
        assert reviews.waiting(drafted.act("Gil")) == []
        for gone in (reviews.review, lambda actor, at: reviews.comment(actor, at, 0, "Late.")):
            with pytest.raises(NotFound):
                gone(drafted.act("Gil"), review_id)
        for place in ("committee", drafted.act("Ana").partition):
            scope = access.letterbox(place)
            assert [scope.count(scope.select(model)) for model in (DraftReview, DraftComment, DraftAnswer)] == [0, 0, 0]
        assert policies.draft(drafted.act("Ana")) is not None


def test_done_with_looking(drafted):
    """What was looked at waits no longer and the community hears it; an answer brings it back."""
    review_id = sent(drafted)
    with drafted.unit():
        reviews.comment(drafted.act("Gil"), review_id, 1, "Whom do you mean?")
        assert len(reviews.waiting(drafted.act("Gil"))) == 1 and reviews.own(drafted.act("Ana")).look is None
        for _twice in range(2):
            reviews.done(drafted.act("Ivo"), review_id)
    with drafted.unit():
        assert reviews.waiting(drafted.act("Gil")) == []
        assert [one.id for one in reviews.looked_at(drafted.act("Gil"))] == [review_id]
        mine = reviews.own(drafted.act("Ana"))
        assert mine.look.looker == "Ivo"
        remark = next(pair[1][0] for pair in mine.lines if pair[1])
        reviews.answer(drafted.act("Ana"), remark.id, "Everybody.", False)
    with drafted.unit():
        assert len(reviews.waiting(drafted.act("Gil"))) == 1 and reviews.looked_at(drafted.act("Gil")) == []
        with pytest.raises(NotFound):
            reviews.done(drafted.act("Ana"), review_id)
        reviews.take_back(drafted.act("Ana"))
        for place in ("committee", drafted.act("Ana").partition):
            scope = access.letterbox(place)
            assert scope.count(scope.select(DraftLook)) == 0


def test_another_community_touches_nothing_of_it(drafted):
    """Dov leads elsewhere: no request of theirs, no answer to a comment that is not theirs."""
    review_id = sent(drafted)
    with drafted.unit():
        reviews.comment(drafted.act("Gil"), review_id, 1, "Nice.")
        remark = next(pair[1][0] for pair in reviews.own(drafted.act("Ana")).lines if pair[1])
        other = drafted.act("Dov")
        assert other.partition != drafted.act("Ana").partition and reviews.own(other) is None
        for act in (lambda: reviews.take_back(other), lambda: reviews.answer(other, remark.id, "No", True)):
            with pytest.raises(NotFound):
                act()
        with pytest.raises(NotFound):
            reviews.review(other, review_id)
        assert len(reviews.waiting(drafted.act("Gil"))) == 1


def test_one_request_at_a_time_and_never_of_nothing(ground):
    with ground.unit():
        with pytest.raises(Refused) as refused:
            reviews.ask(ground.act("Ana"), "")
        assert refused.value.code == "no_draft"
        policies.take(ground.act("Ana"), TEXT)
        reviews.ask(ground.act("Ana"), "")
        with pytest.raises(Refused) as refused:
            reviews.ask(ground.act("Ana"), "")
        assert refused.value.code == "asked_already"


def test_who_may(drafted):
    review_id = sent(drafted)
    for name in ("Ana", "Odo"):
        actor = drafted.act(name)
        with drafted.unit(), pytest.raises(NotFound):
            reviews.review(Actor("committee", actor.holder, actor.key, role=actor.role), review_id)


def test_by_the_pages(drafted):
    ana, gil = Walker(drafted.app, "Ana"), Walker(drafted.app, "Gil")
    assert ana.get("/desk/harbor/code/help").status_code == 200
    ana.send(ana.form("ask-help"), question="Short enough?", act="ask")
    gil.get("/committee/codes")
    assert "Short enough?" in gil.text
    gil.follow("main .work a")
    gil.get(gil.soup.select_one("#s2 a.beside")["href"].split("#")[0])
    gil.act("comment", text="To whom?")
    assert "To whom?" in gil.soup.select_one("#s2").get_text()
    gil.act("looked")
    assert "Nobody asks for help" in gil.text and "Looked at" in gil.text
    ana.get("/desk/harbor/code/help")
    assert "To whom?" in ana.soup.select_one("#s2").get_text() and "Listen to each other." in ana.text
    assert "The committee has looked at all of it (Gil" in ana.text
    ana.send(ana.form("answer-comment"), text="To everybody.", settled="y", act="answer")
    assert "done" in ana.text
    ana.get("/desk/harbor/code/help")
    ana.send(ana.form("take-back"), act="take-back")
    assert "Ask the committee to look at it" in ana.text
    gil.get("/committee/codes")
    assert "Nobody asks for help" in gil.text and "Looked at" not in gil.text


def test_an_empty_comment_comes_back(drafted):
    review_id = sent(drafted)
    gil = Walker(drafted.app, "Gil")
    gil.get(f"/committee/codes/{review_id}?at=2")
    gil.act("comment", text=" ")
    assert gil.page.status_code == 422 and "Write something first." in gil.text


def test_what_public_codes_lack(drafted):
    with drafted.unit():
        ana = drafted.act("Ana")
        assert lacking.standings(drafted.act("Gil")) == []
        policies.describe(ana, title="Rules", licence="CC0-1.0", original=True, made_from=[])
        communities.keep_contact(ana, name="Ana Reed", mail="ana@harbor.example")
        policies.publish(ana)
    with drafted.unit():
        [found] = lacking.standings(drafted.act("Gil"))
        assert found.slug == "harbor" and "appeal" in found.lacks
        assert not {"licence", "who_receives", "version"} & set(found.lacks)
        with pytest.raises(NotFound):
            lacking.standings(drafted.act("Ana"))
    gil = Walker(drafted.app, "Gil")
    gil.get("/committee/codes")
    assert "Harbor Python" in gil.text and "appeal" in gil.text
