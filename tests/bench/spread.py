"""F13: a thousand communities with a hundred reports each on one machine: lists, public pages, and who sees what.

`python -m tests.bench.spread [COMMUNITIES]`; a hundred people lead them all, each of them ten.
"""

import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from portal import communities
from portal.db import writing
from tests.servers import free_port

from . import crowd, heaps, processes, visits
from .table import middle_and_late, say

COMMUNITIES, EACH, LEADS, ASKED = 1_000, 100, 100, 200
_TABLES = ("sealed_locks", "key_grants", "reports", "cases", "case_reports", "report_messages")


def main() -> int:
    """Fill, then ask as people would."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else COMMUNITIES
    with tempfile.TemporaryDirectory() as name:
        made = crowd.found(Path(name) / "data", free_port())
        with processes.serve(made.environment, made.data) as server:
            public(server, "one community")
        heaps.pile(made)
        places = found(made, wanted)
        copy(made, places)
        with processes.serve(made.environment, made.data, workers=2) as server:
            public(server, f"{wanted:,} communities, {wanted * EACH:,} reports")
            desks(server, places)
            foreign(server, places)
    return 0


def found(made: crowd.House, wanted: int) -> list[tuple[str, str, str]]:
    """(slug, partition, its lead's address) of every new community."""
    places, leads = [], []
    with made.app.app_context():
        for number in range(min(LEADS, wanted)):
            with writing():
                leads.append(crowd._arrive(f"Far {number}"))
        for number in range(wanted):
            lead, slug = leads[number % len(leads)], f"far-{number}"
            with writing():
                there = communities.found(lead, f"Far Shore {number}", slug, kind="meetup")
                communities.keep_contact(there, name="Lead", words="Leads the team", mail="lead@quay.example")
            places.append((slug, there.partition, crowd.address_of(f"Far {number % len(leads)}")))
    made.leave()
    return places


def copy(made: crowd.House, places: list) -> None:
    """A hundred of the pile's cases, with reports, locks and grants, for every community: its lead holds the grants."""
    connection = sqlite3.connect(made.data / "portal.sqlite", isolation_level=None)
    connection.create_function("portal_may_write", 1, lambda _partition: 1)
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    leads = dict(connection.execute("SELECT place, person_id FROM memberships WHERE role = 'lead'"))
    first = made.team[0]
    connection.execute("BEGIN")
    for number, (_slug, partition, _address) in enumerate(places):
        _one(connection, number, (first.partition, partition), (made.team[1].holder, leads[partition]))
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def _one(connection, number: int, place: tuple[str, str], holder: tuple[str, str]) -> None:
    start = number * EACH % (heaps.SEALED - EACH)
    connection.execute("DROP TABLE IF EXISTS some")
    connection.execute(
        "CREATE TEMP TABLE some AS SELECT cases.id AS case_id, cases.lock_id, reports.id AS report_id,"
        " dialogue_lock AS d, internal_lock AS i FROM cases"
        " JOIN case_reports ON case_reports.partition = cases.partition AND case_reports.case_id = cases.id"
        " JOIN reports ON reports.partition = cases.partition AND reports.id = case_reports.report_id"
        " WHERE cases.partition = ? ORDER BY cases.id LIMIT ? OFFSET ?",
        (place[0], EACH, start),
    )
    ending = "".join(heaps._ALPHABET[number >> shift & 31] for shift in (25, 20, 15, 10, 5, 0))
    locks = "(SELECT lock_id FROM some UNION SELECT d FROM some UNION SELECT i FROM some)"
    chosen = {
        "sealed_locks": f"id IN {locks}",
        "key_grants": f"lock_id IN {locks} AND holder_id = '{holder[0]}'",
        "reports": "id IN (SELECT report_id FROM some)",
        "cases": "id IN (SELECT case_id FROM some)",
        "case_reports": "case_id IN (SELECT case_id FROM some)",
        "report_messages": "report_id IN (SELECT report_id FROM some)",
    }
    for table in _TABLES:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        shown = ", ".join(_shown(column, place[1], holder[1], ending) for column in columns)
        where = f"partition = '{place[0]}' AND {chosen[table]}"
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {shown} FROM {table} WHERE {where}")


def _shown(column: str, partition: str, holder: str, ending: str) -> str:
    if column == "id" or column in heaps._IDS:
        return f"substr({column}, 1, 20) || '{ending}'"
    return {"partition": f"'{partition}'", "about": f"'{partition}'", "holder_id": f"'{holder}'"}.get(column, column)


def public(server, told: str) -> None:
    """The public page and the community's own, as strangers open them."""
    path = f"/c/{crowd.SLUG}/conduct"
    say(f"public code page, {told}", f"{processes.per_second(server.url(path), 3):,.0f} a second")


def desks(server, places: list) -> None:
    """The lists of thirty communities, each opened by its lead, first and later pages."""
    chance, took, seen = Random(13), [], {}
    for slug, _partition, address in chance.sample(places, min(30, len(places))):
        visitor = visits.Visitor(server.port)
        visits.sign_in(visitor, address, crowd.PASSWORD)
        for page in ("", "?page=2", "?page=3") * (ASKED // 90 + 1):
            visitor.get(f"/desk/{slug}/{page}")
            if visitor.status != 200:
                raise RuntimeError(f"/desk/{slug}/{page}: {visitor.status}")
            took.append(visitor.seconds)
            seen.setdefault(slug, set()).update(_cases(visitor.text, slug))
    say("desk lists", middle_and_late(took), "p95 150 ms")
    together = [one for found in seen.values() for one in found]
    say("cases shown at two desks", str(len(together) - len(set(together))), "0")
    if not together:
        raise RuntimeError("no list showed a case")


def _cases(text: str, slug: str) -> set[str]:
    part = f'href="/desk/{slug}/'
    return {piece.partition('"')[0] for piece in text.split(part)[1:] if len(piece.partition('"')[0]) > 26}


def foreign(server, places: list) -> None:
    """The lead of one opens the desks and cases of others: what is not theirs is not there."""
    chance, asked, opened = Random(14), 0, 0
    visitor, (_own, _partition, address) = visits.Visitor(server.port), places[0]
    visits.sign_in(visitor, address, crowd.PASSWORD)
    theirs = {slug for slug, _place, lead in places if lead == address}
    began = time.perf_counter()
    for slug, _place, _lead in chance.sample(places, min(ASKED, len(places))):
        if slug not in theirs:
            asked += 1
            opened += visitor.get(f"/desk/{slug}/").status != 404
    took = time.perf_counter() - began
    say("desks of others opened by a lead", f"{opened} of {asked}, {took:.1f} s", "0")


if __name__ == "__main__":
    sys.exit(main())
