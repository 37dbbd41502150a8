"""What happened, told in words: only with the word of who reported it, read by two, and gone when they take it back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from portal import access, cases, communities, reports, retention, transparency
from portal import clock as portal_clock
from portal.errors import Conflict, NotFound, Refused
from portal.reports import box_acts
from portal.transparency import Asked, narratives, rules, telling
from portal.transparency.models import StatementVersion
from portal.transparency.narrative_models import Narrative, NarrativeWay
from tests.transparency.counting import closed, numbers

STORY = "On Friday evening Robin kept following me around the purple elephant stand."
WORDS = narratives.Telling(
    "exhibition", "A visitor was followed about and asked for it to stop.", "Somebody was warned, and kept to it.", "en"
)


def told_case(ground, consent=("public",), event_id=None):
    """A closed case whose reporter agreed; gives (case, receipt)."""
    with ground.unit():
        report, receipt = ground.report(STORY, who="Robin Kesten")
        box_acts.allow(reports.enter_box(receipt), consent)
        case = cases.open_case(ground.act("Ana"), report)
        if event_id:
            cases.see(ground.act("Ana"), case).event_id = event_id
        cases.hand_keys_on(ground.act("Ana"))
        cases.add_party(ground.act("Ana"), case, "reported", "person", "Robin Kesten", "robk")
    return closed(ground, case=case, measures=("written_warning",)), receipt


def ready(ground, case, words=WORDS):
    """Written by Ana, agreed to by Ben."""
    with ground.unit():
        narratives.save(ground.act("Ana"), case, words)
        narratives.ask(ground.act("Ana"), case)
    with ground.unit():
        cases.attest(ground.act("Ben"), case)
    with ground.unit():
        cases.hand_keys_on(ground.act("Ana"))
    with ground.unit():
        narratives.agree(ground.act("Ben"), case)
        return narratives.row_of(ground.act("Ana"), case).id


def period(**more):
    """Everything up to today."""
    return Asked(date(2020, 1, 1), portal_clock.today(), **more)


def published(ground, asked, who="Ana"):
    """Publish as somebody."""
    with ground.unit():
        return transparency.publish(ground.act(who), asked)


@pytest.fixture
def told(ground, clock):
    """A statement of three incidents, one of them told in words: (case, receipt, statement)."""
    case, receipt = told_case(ground)
    closed(ground), closed(ground)
    chosen = ready(ground, case)
    clock.advance(days=31)
    return case, receipt, published(ground, period(tell=(chosen,)))


def code_of(refused) -> str:
    return refused.value.code


def test_nothing_is_told_without_the_word_of_who_reported_it(ground):
    """Asked for other things alone, or of a case that runs: refused. With their word it is kept."""
    silent, _receipt = told_case(ground, consent=("events",))
    with pytest.raises(Refused) as refused, ground.unit():
        narratives.save(ground.act("Ana"), silent, WORDS)
    assert code_of(refused) == "not_agreed"
    with ground.unit():
        report, receipt = ground.report(STORY)
        box_acts.allow(reports.enter_box(receipt), ("public",))
        running = cases.open_case(ground.act("Ana"), report)
    with pytest.raises(Refused) as refused, ground.unit():
        narratives.save(ground.act("Ana"), running, WORDS)
    assert code_of(refused) == "not_closed"
    case, _receipt = told_case(ground)
    with ground.unit():
        narratives.save(ground.act("Ana"), case, WORDS)
        assert narratives.read(ground.act("Ana"), case).words == WORDS


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Robin was told to stop.", "name"),
        ("It was on Friday at 21:30.", "time"),
        ("They met near the purple elephant stand.", "phrase"),
        ("He followed a visitor.", "gender"),
        ("Una mujer fue seguida.", "gender"),
        ("It happened 3 times.", "figure"),
        ("Write to robin@people.example.", "mail"),
    ],
)
def test_what_could_tell_who_it_was_cannot_be_asked_for(ground, said, kind):
    """Names, times, words of the report, a gender, a number: found, and no second reader is asked."""
    case, _receipt = told_case(ground)
    with ground.unit():
        narratives.save(ground.act("Ana"), case, replace(WORDS, what=said))
        assert kind in {one.kind for one in narratives.read(ground.act("Ana"), case).findings}
    with pytest.raises(Refused) as refused, ground.unit():
        narratives.ask(ground.act("Ana"), case)
    assert code_of(refused) == "tells_who"


def test_whoever_wrote_it_does_not_agree_to_it(ground):
    """A second person reads it; changed words are read anew; a stale page is a conflict; others find nothing."""
    case, _receipt = told_case(ground)
    with ground.unit():
        narratives.save(ground.act("Ana"), case, WORDS)
        narratives.ask(ground.act("Ana"), case)
    with pytest.raises(Conflict) as refused, ground.unit():
        narratives.agree(ground.act("Ana"), case)
    assert code_of(refused) == "own_narrative"
    with pytest.raises(NotFound), ground.unit():
        narratives.read(ground.act("Dov"), case)
    with pytest.raises(Conflict), ground.unit():
        narratives.save(ground.act("Ana"), case, WORDS, version=7)
    with ground.unit():
        narratives.save(ground.act("Ana"), case, replace(WORDS, outcome="It stopped."), version=1)
        assert narratives.read(ground.act("Ana"), case).state == "draft"


def test_a_statement_tells_it_and_nothing_leads_to_the_case(told, ground):
    """The words stand in the snapshot; no id, code name or word of the case does, and the keeper opens none."""
    case, _receipt, statement = told
    assert [one["what"] for one in statement.facts["narratives"]] == [WORDS.what]
    with ground.unit():
        scope, ana = access.keeper(ground.harbor), ground.act("Ana")
        snapshot = scope.first(scope.select(StatementVersion.snapshot))
        row, view = scope.first(scope.select(Narrative)), cases.read(ana, case)
        secrets = [
            case,
            view.code_name,
            row.id,
            view.reports[0].id,
            "Robin",
            "elephant",
            view.closed_at.date().isoformat(),
        ]
        assert [one for one in secrets if one in snapshot] == []
        with pytest.raises(NotFound):
            narratives.told(scope, row)
        assert narratives.read(ana, case).stands


def test_taken_back_in_the_box_it_is_gone_at_once(told, ground):
    """One tick in the box: a new version without the words, older ones lose them, the numbers stay."""
    case, receipt, first = told
    with ground.unit():
        assert box_acts.allow(reports.enter_box(receipt), ("events",)) == "undone"
    with ground.unit():
        newest, oldest = transparency.versions(ground.harbor, first.number)
        assert (newest.version, newest.reason) == (2, telling.OUT)
        assert newest.facts["narratives"] == oldest.facts["narratives"] == []
        assert oldest.facts["taken_out"] == 1 and "taken_out" not in newest.facts
        assert newest.facts["totals"] == oldest.facts["totals"] == first.facts["totals"]
        scope = access.keeper(ground.harbor)
        assert WORDS.what not in json.dumps([one.facts for one in transparency.versions(ground.harbor, first.number)])
        assert scope.all(scope.select(NarrativeWay)) == []
        assert not narratives.read(ground.act("Ana"), case).stands
        chosen = narratives.row_of(ground.act("Ana"), case).id
    with pytest.raises(Refused) as refused:
        published(ground, period(reason="Again.", tell=(chosen,)))
    assert code_of(refused) == "not_offered"
    with ground.unit():
        assert box_acts.allow(reports.enter_box(receipt), ()) == "changed"


def test_a_later_version_keeps_the_words_unless_the_team_takes_them_out(told, ground):
    """Numbers are corrected: the words stay. The team takes them out: they go, and it is a draft again."""
    case, _receipt, first = told
    again = published(ground, period(reason="A report came late."))
    assert (again.version, again.facts["narratives"]) == (2, first.facts["narratives"])
    with ground.unit():
        with pytest.raises(Refused):
            narratives.drop(ground.act("Ana"), case)
        transparency.take_out(ground.act("Ana"), case)
    with ground.unit():
        assert transparency.published(ground.harbor)[0].facts["narratives"] == []
        assert narratives.read(ground.act("Ana"), case).state == "draft"
        narratives.drop(ground.act("Ana"), case)


def test_with_few_incidents_or_too_soon_nothing_is_told(ground, clock):
    """A month after closing; three incidents at least; of an event of twenty nothing, of one of two hundred at once."""
    case, _receipt = told_case(ground)
    chosen = ready(ground, case)
    with pytest.raises(Refused) as refused:
        published(ground, period(tell=(chosen,)))
    assert code_of(refused) == "not_offered"
    clock.advance(days=31)
    with pytest.raises(Refused) as refused:
        published(ground, period(tell=(chosen,)))
    assert code_of(refused) == "too_few"
    day = date(2026, 3, 1)
    assert not rules.may_tell(date(2027, 1, 1), day, 20, day)
    assert rules.may_tell(day, day, 200, day)
    assert not rules.may_tell(date(2026, 3, 20), day, 50, day)
    assert not rules.may_tell(date(2026, 3, 20), day, None, day)
    assert rules.may_tell(date(2026, 3, 31), day, 50, day)


def test_an_event_s_statement_tells_of_its_own(ground, clock):
    """A case of one event is offered for it and for the whole time, not for another event."""
    with ground.unit():
        ana = ground.act("Ana")
        days = {"first_day": portal_clock.today(), "last_day": portal_clock.today(), "zone": "UTC"}
        for name in ("spring", "autumn"):
            communities.keep_event(ana, name=name.title(), slug=name, size=200, **days)
        ids = {one.slug: one.id for one in communities.events(ana)}
    case, _receipt = told_case(ground, event_id=ids["spring"])
    ready(ground, case)
    with ground.unit():
        found = [len(transparency.offers(ground.act("Ana"), period(event=name))) for name in ("spring", "autumn", "")]
        assert found == [1, 0, 1]
        assert transparency.offers(ground.act("Noa"), period()) == []


def test_expunging_takes_it_along_and_leaves_what_was_published(told, ground, clock):
    """The row, its words and the reporter's way go with the case; statement and tally stay byte for byte."""
    _case, _receipt, first = told
    before = json.dumps(numbers(ground, "harbor"), sort_keys=True)
    went = 0
    for _month in range(30):
        clock.advance(days=31)
        with ground.app.app_context():
            gone = retention.run(portal_clock.now())
        went += gone.get(ground.harbor, {}).get("narratives", 0)
    assert went == 1
    with ground.unit():
        scope = access.keeper(ground.harbor)
        assert scope.all(scope.select(Narrative)) == scope.all(scope.select(NarrativeWay)) == []
        assert transparency.published(ground.harbor)[0].facts == first.facts
    assert json.dumps(numbers(ground, "harbor"), sort_keys=True) == before
