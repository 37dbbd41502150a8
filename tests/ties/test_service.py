"""A list only its owner reads, and what it withholds: a report, without a word to anybody about why."""

import pytest
from sqlalchemy import select

from portal import reports, ties
from portal.access import Actor
from portal.db import db
from portal.errors import NotFound, Refused
from portal.ties.models import TieList, TieToken

STORY = "Somebody kept following me between the talks."


def owner(ground, name: str) -> Actor:
    return Actor("site", ground.person(name), ground.keys[name], role="person")


def keep(ground, name: str, people: str, employers: str = "") -> None:
    with ground.unit():
        ties.keep(owner(ground, name), people, employers)


def test_only_its_owner_reads_it(ground):
    """Nothing of the list lies in the database in clear; a new key of the owner opens it no more."""
    keep(ground, "Ben", "Robin Kesten", "Acme Ltd")
    with ground.unit():
        assert ties.read(owner(ground, "Ben")) == {"people": "Robin Kesten", "employers": "Acme Ltd"}
        row = db.session.scalars(select(TieList)).one()
        raw = row.box + "".join(db.session.scalars(select(TieToken.token))).encode()
        assert not any(word in raw for word in (b"Robin", b"robin", b"kesten", b"Acme", b"acme"))
        assert ties.read(Actor("site", ground.people["Ben"], ground.keys["Cleo"], role="person")) is None
        assert ties.read(owner(ground, "Cleo")) == {"people": "", "employers": ""}


def test_it_is_compared_blind(ground):
    """Whoever has the name is found, nobody else; the same name gives each owner another token."""
    keep(ground, "Ben", "Robin Kesten")
    keep(ground, "Cleo", "Robin Kesten")
    people = [ground.people[name] for name in ("Ana", "Ben")]
    with ground.unit():
        assert ties.tied(people, ties.forms_of("Robin Kesten")) == {ground.people["Ben"]}
        assert ties.tied(people, ties.forms_of("Somebody Else")) == set()
        assert ties.tied([], ties.forms_of("Robin Kesten")) == set()
        tokens = list(db.session.scalars(select(TieToken.token)))
        assert len(tokens) == len(set(tokens)) == 2
    keep(ground, "Ben", "")
    with ground.unit():
        assert ties.tied(people, ties.forms_of("Robin Kesten")) == set()


def test_a_report_about_somebody_on_the_list_is_withheld(ground, smtp):
    """Ben is not asked, gets no key, no letter and no row; Ana, who has another list, reads it."""
    keep(ground, "Ben", "Robin Kesten")
    keep(ground, "Ana", "Somebody Else")
    with ground.unit():
        report_id, _receipt = ground.report(STORY, who="Robin Kesten, the speaker")
        other, _receipt = ground.report(STORY, who="Nobody knows")
    with ground.unit():
        ben, ana = ground.act("Ben"), ground.act("Ana")
        assert [row.id for row in reports.listing(ben)] == [other]
        assert {row.id for row in reports.listing(ana)} == {other, report_id}
        assert reports.read(ana, report_id).answers["story"] == STORY
        with pytest.raises(NotFound):
            reports.get(ben, report_id)


def test_a_list_never_leaves_a_report_without_a_reader(ground):
    """Where everybody has that name, nobody is passed over: it would be lost. They are asked on arrival."""
    for name in ("Ana", "Ben", "Cleo"):
        keep(ground, name, "Robin Kesten")
    with ground.unit():
        report_id, _receipt = ground.report(STORY, who="Robin Kesten")
    with ground.unit():
        assert all(reports.read(ground.act(name), report_id) for name in ("Ana", "Ben", "Cleo"))


def test_too_long_a_list_is_refused(ground):
    """And the old one stays."""
    keep(ground, "Ben", "Robin Kesten")
    with ground.unit(), pytest.raises(Refused):
        ties.keep(owner(ground, "Ben"), "x" * 30_000, "")
    with ground.unit():
        assert ties.read(owner(ground, "Ben"))["people"] == "Robin Kesten"
