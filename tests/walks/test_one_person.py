"""S2: one person, three events, three names. Two key holders join them; nobody learns more than is theirs."""

import re
import time

from portal import access, audit, cases, committee
from portal.db import writing
from tests.register.scene import sheet_of

from .visitor import Visitor

VAULT = "/committee/register/people"
SUMMARY = "At three events somebody went on after being asked to stop. Found twice, alleged once."


def filed(app, world, who: str, name: str, aliases: str = "") -> tuple[str, str]:
    """A community settles an incident and files it; the committee records it: (central case, its code name)."""
    lead, gil, hana, ivo = (world.actor(one) for one in (who, "gil", "hana", "ivo"))
    words = {"text": "It went on after a clear no.", "review": "Against our code.", "outcome": "violation"}
    told = words | {"people": [("reported", name)], "measure": "verbal_warning", "actions": "", "responses": ""}
    with app.app_context():
        with writing():
            case_id = cases.open_filed(lead, told)
            central = committee.escalate(lead, case_id, cases.DEFAULT_PARTS["filed"], "after_event")
            committee.confirm_receipt(gil, central)
            cases.review(gil, central, "The team acted well.", "violation")
            proposal = committee.propose(gil, central, "violation", "none", None, "Resolved there.")
            cases.attest(ivo, central)
            audit.settle()
        with writing():
            committee.agree(hana, proposal)
            keeper = access.Actor("committee", hana.holder, hana.key, role="keyholder")
            facts = {"name": name, "aliases": aliases, "category": "continued_harassment", "consequence": "warning"}
            committee.record(keeper, central, "3", "none", None, "", **facts)
            audit.settle()
        code = cases.see(gil, central).code_name
    return central, code


def three_names(app, world) -> list[tuple[str, str]]:
    """NorthConf knows "Rob K.", Harbor "robk_dev", and somebody wrote to the committee of Robin Kesten."""
    return [
        filed(app, world, "cleo", "Rob K.", "GitHub: robk_dev"),
        filed(app, world, "ana", "robk_dev", "mail: rk@mail.example"),
        filed(app, world, "cleo", "Robin Kesten", "rk@mail.example"),
    ]


def codes(somebody: Visitor) -> dict[str, tuple[str, str]]:
    """The status vault on the screen: {case code: (person code, standing)}."""
    somebody.go("/committee/register")
    found = {}
    for row in somebody.page.locator("tbody tr").all():
        cells = row.locator("th, td").all_inner_texts()
        person = row.locator("td .code-name").all_inner_texts()  # none where nobody could be identified
        standing = re.split(r"\n", cells[2].strip())[0]
        found[row.locator("th .code-name").inner_text()] = (person[0] if person else "", standing)
    return found


def enter(somebody: Visitor) -> Visitor:
    """Open the people vault with a reason."""
    return somebody.go(VAULT).act("people", text="Three filings may speak of one person")


def step_back(kim: Visitor, central: str) -> None:
    """Kim steps back from one of the cases."""
    kim.go(f"/committee/cases/{central}/recuse").act("recuse")


def compared(gil: Visitor) -> list[str]:
    """Gil has everybody compared; the pairs that wait."""
    gil.go("/committee/register/links").act("look")
    until = time.monotonic() + 90
    while "Everybody was compared" not in gil.text and time.monotonic() < until:
        time.sleep(0.5)
        gil.link("Look again")
    return [link.get_attribute("href") for link in gil.page.locator("tbody a").all()]


def say_so(somebody: Visitor, pairs: list[str]) -> None:
    """They are the same, says one key holder."""
    for pair in pairs:
        somebody.go(pair).act("confirm_link")


def test_one_person_under_three_names(app, world, opened, pages):
    """Joined by two, raised by two, told by two; and every "must not" of it."""
    for asked_for in ("404", "422"):
        pages.forgive(asked_for)
    made = three_names(app, world)
    ours = {code for _central, code in made}
    gil, hana, kim, ivo = (opened(one) for one in ("gil", "hana", "kim", "ivo"))
    alone = codes(ivo)
    assert ours <= set(alone)
    step_back(kim, made[0][0])
    unmarked = codes(kim)
    assert made[0][1] not in unmarked
    enter(gil), enter(hana), enter(kim)
    pairs = compared(gil)
    assert len(pairs) >= 2
    say_so(gil, pairs)
    assert codes(ivo) == alone  # one word of two changes no answer
    say_so(hana, pairs)
    joined = codes(ivo)
    assert len({joined[code][0] for code in ours}) == 1
    assert codes(kim) == unmarked
    assert "Robin Kesten" not in kim.go(VAULT).text
    raised(gil, hana)
    assert {codes(ivo)[code][1] for code in ours} == {"Flagged"}
    assert codes(kim) == unmarked
    pattern_of(ivo, made[1][1])
    strangers(opened("cleo"), opened("ana"), made)
    told(gil, hana, opened("ana"))
    for pair in pairs:
        gil.go(pair).act("part_link")
        hana.go(pair).act("part_link")
    assert codes(ivo) == alone
    assert gil.raw(VAULT)[0] == 200


def raised(gil: Visitor, hana: Visitor) -> None:
    """From resolved to flagged: proposed by one, confirmed by the other."""
    gil.go(VAULT).act("find", text="robk_dev")
    gil.follow("section p a")
    gil.link("Propose a standing")
    facts = {"standing": "flagged", "flag": "pattern", "text": "Three events, one behaviour"}
    gil.act("standing", **facts, summary="A predator, plainly.")
    assert "These words judge" in gil.text
    gil.act("standing", **facts, summary=SUMMARY, advice="Two people at each conversation.")
    hana.go("/committee/register/changes")
    assert SUMMARY in hana.text
    hana.act("confirm_change")


def pattern_of(ivo: Visitor, case_code: str) -> None:
    """A member sees how many, from how many, of what kind; no name and no place."""
    ivo.go("/committee/register")
    ivo.click(ivo.page.locator("tr", has_text=case_code).locator("td a").first)
    for words in ("from 2 communities", "3 records", "Went on after being asked to stop"):
        assert words in ivo.text, words
    for words in ("NorthConf", "Harbor", "Rob", "Kesten", "rk@"):
        assert words not in ivo.page.locator("main").inner_html(), words


def strangers(cleo: Visitor, ana: Visitor, made) -> None:
    """The communities learn nothing of each other, nor of the register."""
    for somebody, other in ((cleo, "Harbor"), (ana, "NorthConf")):
        assert somebody.raw("/committee/register")[0] == 404
        assert other not in somebody.go("/home").text
        for central, _code in made:
            assert somebody.raw(f"/committee/cases/{central}")[0] == 404


def told(gil: Visitor, hana: Visitor, ana: Visitor) -> None:
    """Harbor's lead is told what she needs: signed by two, no other place in it."""
    gil.go(VAULT).act("find", text="robk_dev")
    gil.follow("section p a")
    gil.link("Tell a community or another committee")
    place = gil.page.locator("[name=place] option", has_text="Harbor").get_attribute("value")
    gil.act("to", place=place)
    gil.act("disclose", who="robk_dev", footing="found", text=SUMMARY, basis="safety", why="They meet on Thursday.")
    path = gil.path
    ana.go("/desk/harbor-python/told")
    assert "Nothing was told" in ana.text
    hana.go(path).act("sign")
    ana.go("/desk/harbor-python/told").follow("main li a")
    assert SUMMARY in ana.text
    assert "information, not direction" in ana.text
    for words in ("NorthConf", "Thursday", "Rob K."):
        assert words not in ana.page.content(), words


def sheet_shown(gil: Visitor, folder) -> None:
    """An invented sheet of 200 rows, looked at and brought in."""
    file = folder / "status.csv"
    file.write_bytes(sheet_of(200))
    gil.go("/committee/register/sheet").act("sheet", sheet=str(file))
    assert "200 rows" in gil.text
    gil.act("bring")


def test_a_sheet_of_two_hundred_rows(opened, tmp_path):
    """The spreadsheet comes in through the page, and stands in the register."""
    gil = enter(opened("gil"))
    sheet_shown(gil, tmp_path)
    assert "200 rows were written" in gil.text
    assert opened("ivo").go("/committee/register").page.locator("tbody tr").count() == 25
