"""Law 11: for each route and each member of the cast the exact answer, as it stands in matrix.py (R1, R2, R10, A5)."""

from itertools import groupby

import pytest

from portal.access import ROLES
from tests.world import PEOPLE

from .asking import FOREIGNERS, STRANGERS, ask, missing, own, path_of, questions, same, section_of
from .matrix import TABLE, read

pytestmark = pytest.mark.slow


def test_every_route_stands_in_the_table(cast):
    """R1: a route that nobody declared fails here, and so does a line about a route that is gone."""
    there = {(section, method, rule.rule) for section, method, rule in questions(cast.app)}
    declared = {(section, *line) for section in TABLE for line in read(section)[1]}
    assert there - declared == set(), "say in matrix.py who gets which answer"
    assert declared - there == set(), "no such route"


def test_the_cast_has_somebody_in_every_role(cast):
    """The columns stand for every role there is."""
    assert {role for somebody in PEOPLE.values() for role in somebody.roles} == set(ROLES)
    told = {who for section in TABLE for who in read(section)[0]}
    assert {role for who in told & set(PEOPLE) for role in PEOPLE[who].roles} == set(ROLES)


def answers_of(cast, *sections):
    """Each cell that differs from the table, and each GET that wrote."""
    wrong = []
    for section, method, rule in questions(cast.app, *sections):
        columns, table = read(section)
        expected = table.get((method, rule.rule), [])
        path = path_of(cast, rule, own(cast, rule))
        for who, status in zip(columns, expected, strict=False):
            answer = ask(cast, method, path, who)
            if answer.status_code != status:
                wrong.append(f"{method} {rule.rule} {who}: {answer.status_code}, not {status}")
            if method == "GET" and answer.changed:
                wrong.append(f"{method} {rule.rule} {who} writes {answer.changed}")
    return wrong


def test_open_pages_answer_as_the_table_says(cast):
    """What everybody reaches, and a person's own pages; no GET of them writes (R37)."""
    assert answers_of(cast, "open", "person") == []


def test_the_desk_answers_as_the_table_says(cast):
    """Each role of the community itself; no GET writes."""
    assert answers_of(cast, "desk") == []


def test_the_committee_answers_as_the_table_says(cast):
    """Each role of the committee, and the operator."""
    assert answers_of(cast, "committee", "operator") == []


def test_foreign_is_missing_byte_for_byte(cast):
    """R2: what belongs to another place answers exactly as what is nowhere, and signed out as one same way in."""
    wrong = []
    for section, method, rule in questions(cast.app, "desk", "committee", "operator"):
        values = own(cast, rule)
        path = path_of(cast, rule, values)
        for who in FOREIGNERS[section]:
            if (answer := ask(cast, method, path, who)).status_code != 404:
                wrong.append(f"{who} {method} {path}: {answer.status_code}")
            elif who == FOREIGNERS[section][0]:
                for other in [path_of(cast, rule, each) for each in missing(cast, rule, values)]:
                    if same(ask(cast, method, other, who), other) != same(answer, path):
                        wrong.append(f"{who} {method} {path} differs from {other}")
        for who in STRANGERS:
            real, unreal = ask(cast, method, path, who), ask(cast, method, f"{path}x", who)
            if real.status_code != 303 or same(real, path) != same(unreal, f"{path}x"):
                wrong.append(f"{who} {method} {path}: {real.status_code}")
    assert wrong == []


def test_a_thing_of_another_place_is_missing_at_ones_own(cast):
    """Harbor's report, case, contact, person under NorthConf's address: the answer of an id that is nowhere."""
    wrong, tried, keyholder = [], 0, "hana"  # before whom the people of the register stand open
    for section, method, rule in questions(cast.app, "desk", "committee"):
        values = own(cast, rule)
        who = "cleo" if section == "desk" else keyholder if rule.rule.startswith("/committee/register/") else "gil"
        for name in sorted(name for name in rule.arguments if name.endswith("_id") and name != "person_id"):
            theirs = _elsewhere(cast, rule, name, section)
            path, nowhere = (path_of(cast, rule, {**values, name: one}) for one in (theirs, "z" * 26))
            foreign, absent = ask(cast, method, path, who), ask(cast, method, nowhere, who)
            tried += 1
            if foreign.status_code != 404 or same(foreign, path) != same(absent, nowhere):
                wrong.append(f"{method} {rule.rule} {name}: {foreign.status_code}")
    assert tried > 40
    assert wrong == []


def _elsewhere(cast, rule, name: str, section: str) -> str:
    """A real id of this kind that belongs to Harbor (or, for the committee, to any community)."""
    mine = {"committee", "register", "screening", ""} if section == "committee" else {cast.world.partition("northconf")}
    found = [value for at, value, _of in cast.targets.values(rule, name) if at not in mine]
    return found[0] if found else cast.planted.ids["harbor case"]


def test_shut_out_is_missing_byte_for_byte(cast):
    """Ben, whom a reporter left out, and Eli, who stepped back, get the very answer of a thing that is nowhere."""
    ids, seen = cast.planted.ids, 0
    cases = (
        ("ben", "ana", "harbor-python", ids["harbor report"], ids["harbor case"]),
        ("eli", "dov", "northconf", ids["recused report"], ids["recused case"]),
    )
    for who, colleague, slug, report_id, case_id in cases:
        for _section, method, rule in questions(cast.app, "desk"):
            if not rule.arguments & {"report_id", "case_id"}:
                continue
            values = {**own(cast, rule), "slug": slug, "report_id": report_id, "case_id": case_id}
            values |= _files(cast, rule, report_id, case_id)
            values = {name: values[name] for name in rule.arguments}
            path = path_of(cast, rule, values)
            thing = "report_id" if "report_id" in values else "case_id"
            nowhere = path_of(cast, rule, {**values, thing: "z" * 26})
            shut, absent = ask(cast, method, path, who), ask(cast, method, nowhere, who)
            assert same(shut, path) == same(absent, nowhere), f"{who} {method} {path}"
            assert shut.status_code == 404
            seen += ask(cast, method, path, colleague).status_code in (200, 303, 409, 422)
    assert seen > 30, "there was something to be shut out of"


def _files(cast, rule, report_id: str, case_id: str) -> dict:
    wanted = report_id if "report_id" in rule.arguments else case_id
    if "file_id" not in rule.arguments:
        return {}
    return {"file_id": next(value for _at, value, of in cast.targets.values(rule, "file_id") if of == wanted)}


def test_methods_that_are_not_declared_are_refused(cast):
    """R10: 405 for every other method, HEAD of a POST-only route never acts, and 405 tells nobody what exists."""
    for address, rules in groupby(
        sorted(cast.app.url_map.iter_rules(), key=lambda rule: rule.rule), key=lambda rule: rule.rule
    ):
        rules = list(rules)
        if rules[0].endpoint == "static":
            continue
        declared = set().union(*(rule.methods for rule in rules))
        path = path_of(cast, rules[0], own(cast, rules[0]))
        who = {"committee": "gil", "operator": "ola"}.get(section_of(cast.app, rules[0]), "cleo")
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
            if method in declared:
                continue
            with cast.counting() as written:
                answer = cast.clients[who].open(
                    path, method=method, data=cast.tokens[who] if method == "POST" else None
                )
                answer.close()
            assert answer.status_code == 405, f"{method} {address}: {answer.status_code}"
            assert not written, f"{method} {address}"
