"""A community leaves: asked, waited for, agreed; what was its own is gone, what others need stays (S12)."""

import io
from datetime import date

import pytest

from portal import access, cases, communities, leaving, reports, sealing
from portal.access.models import Membership
from portal.db import Base, Kept, db
from portal.errors import NotFound, Refused
from portal.leaving import shutting
from portal.transparency.numbers import gathered, told
from tests.cases.walker import Walker

from .village import CENTRAL

LONG_AGO, FAR = date(2000, 1, 1), date(2099, 12, 31)


class Stranger(Walker):
    """A browser of somebody without an account."""

    def sign_in(self) -> None:
        """Nobody does."""

    def __init__(self, app):
        super().__init__(app, "")


def numbers(ground, *, whole=False):
    """All numbers of Harbor, or of everything."""
    with ground.unit():
        return told(gathered(LONG_AGO, FAR, None if whole else [ground.harbor], whole=whole))


def ask(ground, **facts):
    """Ana asks to leave."""
    with ground.unit():
        return leaving.ask(ground.act("Ana"), **facts)


def agree(ground, who="Gil"):
    """The committee lets Harbor go."""
    with ground.unit():
        return leaving.agree(ground.act(who), ground.harbor)


def gone(ground, clock, **facts):
    """Harbor has left, with everything before it."""
    ask(ground, **facts)
    clock.advance(days=15)
    return agree(ground)


def rows_of(ground) -> dict[str, int]:
    """{table: how many rows Harbor has in it}, those with none left out."""
    scope = access.letterbox(ground.harbor)
    kept = [one.class_ for one in Base.registry.mappers if issubclass(one.class_, Kept)]
    found = {one.__tablename__: scope.count(scope.select(one.id)) for one in kept}
    return {name: number for name, number in found.items() if number}


def test_it_takes_two_weeks_and_the_committee(village, clock):
    """Only a lead asks; the committee agrees, from its day on, and nobody about their own community."""
    for who in ("Ben", "Odo", "Noa"):
        with village.unit(), pytest.raises(NotFound):
            leaving.ask(village.act(who))
    with pytest.raises(NotFound):
        agree(village)
    row = ask(village, url="https://tides.example/", words="We moved.")
    with pytest.raises(Refused) as refused:
        agree(village)
    assert refused.value.code == "too_early"
    clock.advance(days=13)
    with pytest.raises(Refused):
        agree(village)
    clock.advance(days=2)
    for who in ("Ivo", "Ana", "Dov"):
        with pytest.raises(NotFound):
            agree(village, who)
    with village.unit():
        access.join(village.person("Hana"), village.harbor, "helper")
    with pytest.raises(Refused) as refused:
        agree(village, "Hana")
    assert refused.value.code == "own_community"
    assert agree(village)["id"] == row.id
    with pytest.raises(NotFound):
        agree(village)


def test_taking_it_back(village):
    """Nothing is left of having asked."""
    ask(village)
    with village.unit():
        leaving.take_back(village.act("Ana"))
        assert leaving.of(village.act("Ana")) is None
    with pytest.raises(Refused) as refused:
        ask(village, url="somewhere")
    assert refused.value.code == "url_odd"


def test_what_was_its_own_is_gone(village, clock):
    """Every table of the place is empty but those that say why they stay; the keys went; nobody belongs there."""
    with village.unit():
        before = rows_of(village)
    assert {"cases", "case_notes", "case_parties", "teams", "bars", "reports", "places"} <= set(before)
    facts = gone(village, clock)
    with village.unit():
        after = rows_of(village)
        assert set(after) <= shutting.STAYS
        assert db.session.query(Membership).filter_by(place=village.harbor).count() == 0
        assert set(holders(village)) == {"receipt"}
    assert facts["counts"]["cases"] == 2 and facts["counts"]["boxes"] == 4 and facts["counts"]["rows"] > 20
    assert all(name in Base.metadata.tables for name in shutting.STAYS)


def holders(ground):
    """The kinds of holders of what is left."""
    from_table = Base.metadata.tables["key_grants"].name
    model = next(one.class_ for one in Base.registry.mappers if one.local_table.name == from_table)
    scope = access.letterbox(ground.harbor)
    return scope.all(scope.select(model.holder_kind))


def test_no_number_changes(village, clock):
    """Counted before and after: the community's own, and the whole of the portal, with what is open and hidden."""
    before = numbers(village), numbers(village, whole=True)
    assert before[0]["incidents"] == 2 and before[0]["open"] == 1 and before[1]["reports"] == 5
    gone(village, clock)
    assert (numbers(village), numbers(village, whole=True)) == before


def test_what_the_committee_holds_stays(village, clock):
    """Its case with every word, and that the sender left with what they want; a closed choice, not everybody's."""
    made = village.made
    with village.unit():
        [one] = leaving.escalations(village.act("Ana"))
        leaving.choose(village.act("Ana"), one.case_id, "end")
        with pytest.raises(NotFound):
            leaving.choose(village.act("Ana"), made["closed"], "end")
    gone(village, clock, url="https://tides.example/")
    with village.unit():
        view = cases.read(village.act("Gil"), made["central"])
        words = [note.text for note in view.notes]
        assert all(any(word in text for text in words) for word in (CENTRAL[0], "MARKERFACT"))
        assert "sender_left" in view.step_codes
        [said] = [note.text for note in view.notes_of("request") if "has left" in note.text]
        assert "They ask you to end it" in said and "https://tides.example/" in said


def test_a_box_is_answered_until_it_ends(village, clock):
    """The receipt opens it; it says what happened, takes no message, goes to the committee, and ends in time."""
    made = village.made
    gone(village, clock)
    with village.unit():
        box = reports.box(reports.enter_box(made["receipt"]))
        assert "MARKERANSWER thank you" in [one.text for one in box.messages]
        assert "has left this portal" in box.messages[-1].text
        with pytest.raises(Refused):
            reports.write(reports.enter_box(made["receipt"]), "Is anybody there?")
    shown = Stranger(village.app)
    shown.get("/box")
    form = next(one for one in shown.soup.select("form") if one.select_one("[name=receipt]"))
    shown.send(form, receipt=made["loose receipt"])
    assert "The team has left this portal" in shown.text and "ZQLOOSE" in shown.text
    shown.send(next(one for one in shown.soup.select("form") if one.select_one("[name=act][value=committee]")))
    assert "The committee has your report now" in shown.text
    with village.unit():
        [row] = reports.listing(village.act("Gil"))
        assert "ZQLOOSE" in str(reports.read(village.act("Gil"), row.id).answers)
    clock.advance(days=430)
    with village.unit():
        assert leaving.end_boxes() == 1
        assert reports.enter_box(made["receipt"]) is None
        assert reports.enter_box(made["loose receipt"]) is not None
    with village.unit():
        assert leaving.end_boxes() == 0


def test_who_agreed_before_has_a_box_at_the_committee(village, clock):
    """Nobody answered yet, and the reporter had agreed to that: the committee's sleeping copy wakes."""
    receipt = sealing.receipt.new()
    with village.unit():
        answers = reports.Answers(story="ZQAGREED to this", consent=("committee",))
        reports.receive(access.reporter(village.harbor), answers, receipt)
    before = numbers(village, whole=True)
    gone(village, clock)
    with village.unit():
        box = reports.enter_box(receipt)
        assert box.partition == "committee" and reports.box(box).answers["story"] == "ZQAGREED to this"
        assert "ZQAGREED" in str(
            [reports.read(village.act("Gil"), one.id) for one in reports.listing(village.act("Gil"))]
        )
    assert numbers(village, whole=True) == before


@pytest.mark.sqlite_only
def test_its_address_says_where_it_went(village, clock):
    """For ninety days with its contacts, then without; its numbers stay; every other open page says the same."""
    client = village.app.test_client()
    assert client.get("/c/harbor/conduct").status_code == 200
    gone(village, clock, url="https://tides.example/", words="We moved to the tides.")
    for path in ("/c/harbor/", "/c/harbor/conduct", "/c/harbor/report", "/c/harbor/embed", "/c/harbor/conduct.pdf"):
        page = client.get(path)
        assert page.status_code == 200, path
        assert "We moved to the tides." in page.text and "ana@harbor.example" in page.text, path
    assert client.get("/c/harbor/transparency/1").status_code == 200
    assert client.get("/c/harbor/transparency/1/numbers.csv").status_code == 200
    assert "Harbor" not in client.get("/").text
    assert "Abre tu buzón" in client.get("/c/harbor/?lang=es").text
    clock.advance(days=91)
    with village.unit():
        assert leaving.end_boxes() == 1
    page = client.get("/c/harbor/")
    assert page.status_code == 410 and "ana@harbor.example" not in page.text and "tides" not in page.text
    assert client.get("/c/harbor/transparency/1").status_code == 200
    with village.unit():
        assert communities.contacts(access.letterbox(village.harbor)) == []


@pytest.mark.sqlite_only
def test_nobody_of_it_comes_back_in(village, clock):
    """The desk is a 404 to those who led it; an invitation sent before leads nowhere; they find the certificate."""
    ask(village)
    clock.advance(days=15)
    with village.unit():
        link = communities.invite(village.act("Ana"), "late@people.example", "responder", home="")
        old = communities.invite(village.act("Ana"), "ivo@people.example", "lead", home="")
    assert Walker(village.app, "Ana").get("/desk/harbor/").status_code == 200
    agree(village)
    for who in ("Ana", "Ben", "Odo"):
        walker = Walker(village.app, who)
        for path in ("/desk/harbor/", "/desk/harbor/settings", "/desk/harbor/leaving/take"):
            assert walker.get(path).status_code == 404, (who, path)
    ana = Walker(village.app, "Ana")
    ana.get("/left")
    assert "Harbor Python" in ana.text and "Keys that opened something" in ana.text
    assert "Harbor Python" not in Walker(village.app, "Ben").get("/left").text
    ivo = Walker(village.app, "Ivo")
    ivo.get(old)
    ivo.send(next(form for form in ivo.soup.select("main form")))
    assert access_of(village, "Ivo") == set()
    assert village.app.test_client().get(link).status_code in (200, 404)


def access_of(ground, who) -> set:
    """The roles somebody has at Harbor."""
    with ground.unit():
        return set(access.roles_of(ground.people[who], ground.harbor))


@pytest.mark.sqlite_only
def test_by_the_pages(village, clock):
    """A lead asks, chooses, takes everything along; the chair waits, then agrees; the certificate is there for both."""
    ana = Walker(village.app, "Ana")
    ana.get("/desk/harbor/settings")
    ana.follow('a[href$="/leaving"]')
    ana.send(ana.form("leave"), act="leave", url="nowhere")
    assert ana.page.status_code == 422 and "https://" in ana.text
    ana.send(ana.form("leave"), act="leave", url="https://tides.example/", words="We moved.")
    assert "You asked to leave" in ana.text
    ana.send(ana.form("choose"), act="choose", choice="end")
    assert ana.page.status_code == 200 and ana.soup.select_one("form[data-act=choose] [value=end]").has_attr("checked")
    ana.follow('a[href$="/leaving/take"]')
    form = ana.form("take")
    data = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    weak = ana.client.post(ana.path, data=data | {"code": "0000-0000-0000-0000-0000-0000"})
    assert weak.status_code == 422
    taken = ana.client.post(ana.path, data=data)
    assert taken.mimetype == "application/octet-stream" and len(taken.data) == int(taken.headers["Content-Length"])
    assert "manifest.json" in leaving.opened(data["code"], io.BytesIO(taken.data)).namelist()
    gil = Walker(village.app, "Gil")
    gil.get("/committee/leaving")
    gil.follow('main a[href*="/committee/leaving/"]')
    assert gil.soup.select_one("form[data-act=agree]") is None
    clock.advance(days=15)
    gil = Walker(village.app, "Gil")
    gil.get(f"/committee/leaving/{village.harbor.partition(':')[2]}")
    gil.act("agree")
    assert gil.page.status_code == 422
    gil.act("agree", sure="y")
    assert "What was removed here" in gil.text


def test_a_restored_backup_leaves_again(village):
    """A database from before knows nothing of it; the list beside it does, and it goes before long (settled 32)."""
    with village.unit():
        sealing.note_gone(village.harbor.partition(":")[2])
        assert "cases" in rows_of(village)
    with village.unit():
        assert leaving.end_boxes() == 1
        assert set(rows_of(village)) <= shutting.STAYS
        assert reports.box(reports.enter_box(village.made["receipt"])).state == "left"
    with village.unit():
        assert leaving.end_boxes() == 0
