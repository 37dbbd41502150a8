"""S3: a list of NorthConf: an agreement, a file, a comparison beside the request, two who look, an answer."""

import re
import time
from datetime import timedelta

import pytest

from portal import access, cases, clock, keeper, register, screening
from portal.db import writing
from portal.screening.duties import DUTIES

from .visitor import Visitor

NAMES = ("Asta", "Bo", "Cem", "Dana", "Edda", "Finn", "Gro", "Hal", "Ida", "Jon", "Kaja", "Lars", "Mona", "Nils")


def in_register(app, world) -> None:
    """Wren Tallis stands flagged, and somebody else is banned: two key holders said so."""
    hana, kim = (world.actor(one, "keyholder") for one in ("hana", "kim"))
    with app.app_context():
        with writing():
            for actor in (hana, kim):
                register.open_people(actor, "Two standings wait for a second word")
            told = register.Facts(cases.new_code_name(), cases.new_code_name(), clock.today(), "3", outcome="violation")
            row = register.write(hana, told, name="Marten Vollan", aliases="marten@vollan.example\nGitHub: mvollan")
            person = register.entry(hana, row).person_id
            register.propose_standing(hana, person, register.Wanted("banned", "Decided"))
        with writing():
            for _person, change in register.waiting_changes(kim):
                register.confirm_standing(kim, change.id)
            for actor in (hana, kim):
                register.close_people(actor)


def export(folder) -> str:
    """What a ticket shop gives: more columns than anybody needs. Rows 5 and 9 may be somebody."""
    lines = ["Order code,Attendee name,Attendee email,Company,Diet"]
    for number, name in enumerate(NAMES, 1):
        lines.append(f"A{number}X,{name} Fjellheim,{name.lower()}@post{number}.example,ZQCOMPANY,none")
    lines[5] = "A5X,Wren Talis,wt@elsewhere.example,ZQCOMPANY,vegan"
    lines[9] = "A9X,Martin Vollan,marten+tickets@vollan.example,ZQCOMPANY,none"
    file = folder / "orders.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def agree(cleo: Visitor, gil: Visitor) -> None:
    """Both sign."""
    cleo.go("/desk/northconf/screening").link("Write a new version")
    facts = {"body": "NorthConf association", "country": "NO", "mail": "privacy@north.example"}
    facts |= {"notice_url": "https://north.example/tickets", "assessed": clock.today().isoformat()}
    cleo.act("sign", **facts | {"mail": "nowhere"})
    assert "does not look like a mail address" in cleo.text
    cleo.act("sign", **facts)
    assert "waits for the committee" in cleo.text
    gil.go("/committee/screening").follow("main .work a")
    gil.act("sign", body="The Foundation")
    assert "in force" in gil.text


def bring(omar: Visitor, file: str) -> None:
    """The list, looked at and sent."""
    omar.go("/desk/northconf/screening").link("NorthConf, this winter")
    omar.act("bring", sheet=file)
    assert omar.status == 422
    omar.act("bring", sheet=file, noticed="y")
    assert "an export of pretix" in omar.text
    assert "14 rows" in omar.text
    assert "ZQCOMPANY" not in omar.page.content()
    omar.act("send")
    assert "It is on its way" in omar.text


def compare(hana: Visitor) -> None:
    """In a thread beside the request; the page is left and looked at again."""
    hana.go("/committee/screening").follow("main .work a")
    hana.act("compare")
    for _ in range(100):
        if "Two members look at it" in hana.go(hana.path).text:
            return
        time.sleep(0.2)
    raise AssertionError(hana.text)


def look(somebody: Visitor) -> None:
    """Wren is not the same, Martin is."""
    somebody.go("/committee/screening").follow("main .work a")
    for number in range(1, somebody.page.locator("section.pair").count() + 1):
        section = somebody.page.locator(f"#pair-{number}")
        verdict = "same" if "Vollan" in section.inner_text() else "other"
        somebody.send(f"#pair-{number} form", verdict=verdict)


@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_a_list_of_people(opened, app, world, tmp_path, clock, pages):
    """From nothing to "1 banned", and what Omar does about it; nobody else sees any of it."""
    pages.forgive("422")
    in_register(app, world)
    names = ("cleo", "gil", "omar", "hana", "ivo", "kim")
    cleo, gil, omar, hana, ivo, kim = (opened(key) for key in names)
    agree(cleo, gil)
    bring(omar, export(tmp_path))
    compare(hana)
    for one in (ivo, kim):
        look(one)
    ivo.act("ask", question="city")
    omar.go("/desk/northconf/screening").follow("main table a")
    questions = omar.page.locator("form[data-act=reply] input[type=text]")
    assert questions.count() >= 5
    for field in questions.all():
        field.fill("Oslo")
    omar.act("reply")
    ivo.go(ivo.path)
    assert "Oslo" in ivo.text
    ivo.act("stand")
    kim.go(kim.path).act("stand")
    assert "Answered, and wiped" in kim.text
    assert "banned" not in omar.go(omar.path).text
    with app.app_context():
        row = screening.lists_of(access.letterbox(world.partition("northconf")))[0]
    clock.set(row.answer_at + timedelta(minutes=1))
    with app.app_context():
        keeper.Keeper(app, DUTIES).round()
    omar.sign_in("omar").go(f"/desk/northconf/screening/lists/{row.id}")
    assert "1 banned" in omar.text
    assert "Row 9: banned" in omar.text
    assert "13 no record" in omar.text
    assert not re.search(r"Wren|Tallis|Row 5\b", omar.text)
    omar.send("form[data-act=did]", what="refused")
    assert "Ticket refunded or refused" in omar.text
