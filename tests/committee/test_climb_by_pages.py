"""The whole climb through the pages, without scripts: from a report to the register."""

import re

import pytest

from tests.cases.walker import Walker

STORY = "MARKERSTORY somebody kept following me"


def test_the_whole_climb(ground):
    """Report, case, escalation, receipt, review, decision by two, register; each step seen below."""
    with ground.unit():
        ground.report(STORY)
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    assert ana.soup.select("[data-report]")
    ana.follow("[data-report] a")
    assert STORY not in ana.text
    ana.act("open")
    assert STORY in ana.text
    ana.act("open")
    case_path = ana.path
    assert re.fullmatch(r"/desk/harbor/cases/[a-z2-7]{26}", case_path)
    name = ana.soup.h1.get_text(strip=True)
    ana.act("note", text="MARKERFACT two people saw it")
    ana.send(ana.form("measure"), kind="removal", text="MARKERACTION asked to leave")
    ana.act("note", kind="note", text="MARKERNOTE our worry")
    ana.send(ana.soup.select_one(f'form[action$="{case_path}/review"]'), text="MARKERREVIEW against our code")
    ana.act("answer", text="MARKERANSWER thank you")
    assert "can't be taken back" in ana.text
    ana.act("answer")
    assert ana.path == case_path
    assert "MARKERANSWER" in ana.text
    ana.act("escalate")
    ana.act("escalate", text="MARKERASK please help")
    for marker, goes in {
        "FACT": True,
        "ACTION": True,
        "ASK": True,
        "NOTE": False,
        "REVIEW": False,
        "STORY": False,
    }.items():
        assert ("MARKER" + marker in ana.soup.find("main").get_text()) == goes
    ana.act("escalate")
    assert ana.path == case_path
    assert "At the committee" in ana.text

    gil = Walker(ground.app, "Gil")
    gil.get("/committee/")
    gil.follow("[data-case] a")
    assert "MARKERFACT" in gil.text
    gil.act("confirm")
    gil.send(gil.form("review"), text="MARKERABOVE we read it", finding="violation")
    gil.act(
        "decide", standing="flagged", outcome="violation", text="MARKERWHY a pattern", advice="MARKERADVICE well done"
    )
    central = gil.path
    hana = Walker(ground.app, "Hana")
    hana.get(central)
    hana.act("agree")
    assert "The decision" in hana.text
    lea = Walker(ground.app, "Lea")
    lea.get(central)
    assert "MARKER" not in lea.text
    lea.act("attest")
    hana.get(central)
    hana.act("keys")
    lea.get(central)
    lea.act("record")
    lea.act("record", name="Rob K.", text="A summary")
    assert "In the register" in lea.text
    lea.get("/committee/register")
    assert "Flagged" in lea.text
    lea.get("/committee/register/people")
    lea.act("people", text="Somebody asks about themself")
    assert "Rob K." in lea.text
    ana.get(case_path)
    assert "MARKERADVICE" in ana.text
    assert "MARKERABOVE" not in ana.text
    assert "MARKERWHY" not in ana.text
    ana.act("close", outcome="violation", text="All said")
    ana.get("/desk/harbor/")
    assert [row["data-case"] for row in ana.soup.select("[data-case]")] == [name]


@pytest.mark.parametrize("name", ["Odo", "Dov", "Noa", "Hana"])
def test_strangers_meet_a_404(ground, name):
    """Organiser, another community, not vouched for, committee: no page of the case, no row."""
    with ground.unit():
        ground.report(STORY)
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/")
    ana.follow("[data-report] a")
    report_path = ana.path
    ana.act("open")
    ana.act("open")
    case_path = ana.path
    other = Walker(ground.app, name)
    for path in (report_path, case_path, case_path + "/recuse", case_path + "/notes", case_path + "/escalate"):
        assert other.get(path).status_code == 404, path
    home = other.get("/desk/harbor/")
    assert home.status_code == (404 if name in ("Dov", "Hana") else 200)
    assert not other.soup.select("[data-case], [data-report]")
