"""Comparing in a key holder's session: stopped, cancelled, killed; tokens alone; pages that are alike."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal import access, matching, screening, sealing
from portal.errors import Conflict, NotFound, Refused
from portal.screening import comparing
from portal.screening.lists import token, tokens_of
from portal.screening.models import ScreeningAttempt, ScreeningCheck
from tests.register.scene import holder, opened

from .scene import agreed, answered, at_hour, banned, brought, compared, event, lookers, rows
from .test_pages import Reader

ROOT = Path(__file__).resolve().parents[2]
SPECIAL = (7, "ZQMARKNAME Kesten", "zqmark@kesten.example", "zqmarkhandle")


def ready(ground) -> str:
    """A list with somebody of the register on it."""
    agreed(ground)
    there = event(ground)
    banned(ground, "ZQMARKENTRY Kesten", "zqmark@kesten.example")
    return brought(ground, there, rows(20, SPECIAL))


def state(ground, check: str) -> str:
    """How a list stands at the committee."""
    with ground.unit():
        return access.letterbox("screening").get(ScreeningCheck, check).state


def test_signing_out_and_cancelling_stop_it(ground):
    """The key is in memory for as long as somebody is there; what is stopped can be begun again."""
    check = ready(ground)
    lea = holder(ground)
    with ground.unit():
        run = screening.begin(lea, check)
        with pytest.raises(Conflict):
            screening.begin(lea, check)
    with ground.app.app_context(), pytest.raises(comparing.Stopped):
        comparing.compare(lea, check, run)  # nobody is signed in
    with ground.unit():
        screening.cancel(lea, check)
    assert state(ground, check) == "waiting"
    with ground.app.app_context(), pytest.raises(comparing.Stopped):
        comparing.compare(lea, check, run)
    with ground.unit(), pytest.raises(NotFound):
        screening.begin(ground.act("Ivo"), check)
    assert len(compared(ground, check)) == 2


def test_what_was_broken_off_is_begun_again(ground, clock):
    """After a few minutes without a sign of life another session may take it."""
    check = ready(ground)
    with ground.unit():
        screening.begin(holder(ground), check)
    clock.advance(minutes=6)
    opened(ground, "Gil")
    with ground.unit():
        screening.begin(holder(ground, "Gil"), check)


def test_beside_the_page_a_process_of_its_own_compares(ground):
    """The same pairs as in this one, over pipes; unwanted it gives none, and stops by itself."""
    people = [("p1", ["Robin Kesten"], ["rk@kesten.example"], []), ("p2", ["Ada Brandt"], [], ["adab"])]
    listed = [("1", "Rob Kesten", "rk+x@kesten.example", ""), ("2", "Ada Brandt", "", "@AdaB"), ("3", "Ô", "", "")]
    here = matching.candidates(matching.prepare(people), listed, most=10)
    assert here and matching.beside_apart(people, listed, most=10) == here
    assert matching.beside_apart(people, listed, most=10, wanted=lambda: False) is None
    many = [
        (str(at), f"Astrid {'abcdefghij'[at % 10] * 60}{at}", "", "") for at in range(20_000)
    ]  # more than a pipe holds
    assert matching.beside_apart(people, [*listed, *many], most=10) is not None
    check = ready(ground)
    opened(ground, "Lea")
    lea = holder(ground)
    with ground.unit():
        run = screening.begin(lea, check)
    comparing.start(ground.app, lea, check, run).join(60)  # nobody is signed in: it stops by itself
    assert state(ground, check) == "comparing"


ASKS = """
from portal import matching
people = [(f"p{at}", [f"Robin Kesten{at}"], [], []) for at in range(3_000)]
rows = [(str(at), f"Robin Kesten{at % 9_000} Holm", "", "") for at in range(20_000)]
matching.beside_apart(people, rows, most=10)
"""


def child_of(process: subprocess.Popen) -> int:
    """The process that another one started to compare, once it has lowered its priority: it is about to begin."""
    before = os.getpriority(os.PRIO_PROCESS, process.pid)
    while process.poll() is None:
        found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if found and os.getpriority(os.PRIO_PROCESS, int(found[0])) > min(before, 18):
            return int(found[0])
        time.sleep(0.05)
    raise AssertionError("it ended before it could be killed")


def gone(child: int, seconds: float = 10) -> bool:
    """Whether a process ends by itself."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        status = Path(f"/proc/{child}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_who_compares_ends_with_who_asked():
    """kill -9 of the portal while a process beside it compares: nobody goes on with names in its memory."""
    with subprocess.Popen([sys.executable, "-c", ASKS], cwd=ROOT) as asking:
        child = child_of(asking)
        asking.kill()
    assert gone(child)


@pytest.mark.slow
@pytest.mark.sqlite_only
def test_killed_on_the_way(ground, settings):
    """kill -9 before each fortieth statement: nothing in clear on any disk, and it can be begun again."""
    check = ready(ground)
    opened(ground, "Lea")
    names = ("secret_keys", "peppers", "server_keys")
    given = {name: ",".join(getattr(settings, name)) for name in names}
    given |= {"data": str(settings.data), "database_url": settings.database, "testing": True}
    facts = {"who": ground.people["Lea"], "key": ground.keys["Lea"].hex(), "check": check, "settings": given}
    facts |= {"start": 10, "step": 40}
    command = [sys.executable, "-m", "tests.screening.killer", json.dumps(facts)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    *dead, (status, after, clear) = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(dead) > 1
    assert {one for one, _state, _clear in dead} == {-signal.SIGKILL}
    assert {state for _one, state, _clear in dead} <= {"waiting", "comparing"}
    assert not any(found for _one, _state, found in dead)
    assert (status, after, clear) == (0, "looking", [])


def test_tokens_meet_equal_addresses_only(ground, clock):
    """Made on the event's own machine under the key of this check; names meet nobody."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    key = "ab" * 32
    lines = ["row_id,kind,token"]
    for number in range(1, 13):
        mail = "rk@kesten.example" if number == 5 else f"g{number}@lake.example"
        lines.append(f"T{number},mail,{token(key.encode(), 'mail', mail)}")
    listed = tokens_of("\n".join(lines).encode())
    sent = tuple(screening.Row(number, *one) for number, one in enumerate(listed, 1))
    check = brought(ground, there, sent, "tokens", key=key)
    with ground.unit(), pytest.raises(Refused) as refused:  # a key is for one check
        screening.bring(ground.act("Omar"), there, sent, "tokens", noticed=True, key=key)
    assert refused.value.code == "key_used"
    compared(ground, check)
    with ground.unit():
        scope = access.letterbox("screening")
        row = scope.get(ScreeningCheck, check)
        assert not sealing.holders(scope, row.lock_id)  # the key went with the tokens
        assert not row.record_id
    with ground.unit():
        [pair] = screening.look(ground.act(lookers(ground, check)[0]), check).pairs
        assert (pair.row["number"], pair.row["name"], pair.reasons[0][0]) == (5, "T5", "mail")
        with pytest.raises(Refused):
            screening.ask(ground.act(lookers(ground, check)[0]), check, "city")
    answered(ground, check, lambda pair: "same")
    assert at_hour(ground, clock, check).counts["b"] == 1
    for broken in (b"", b"row_id,kind,token\nT1,mail,zz\n", b"name\nx\n"):
        with pytest.raises(Refused):
            tokens_of(broken)


@pytest.mark.sqlite_only
def test_the_page_of_an_answer_is_as_long_whatever_it_says(ground, clock):
    """A hit and a miss, of lists as long: the same number of bytes on the way."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    checks = [brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))]
    checks.append(brought(ground, there, rows(20, start=400)))
    for check in checks:
        compared(ground, check)
        answered(ground, check, lambda pair: "same")
    assert [at_hour(ground, clock, check).counts["b"] for check in checks] == [1, 0]
    omar = Reader(ground, "Omar")
    pages = [omar.go(f"/desk/harbor/screening/lists/{check}").answer for check in checks]
    assert ["1 banned" in page.text for page in pages] == [True, False]
    assert len(pages[0].data) == len(pages[1].data)
    assert not len(pages[0].data) % (16 * 1024)


@pytest.mark.sqlite_only
def test_whoever_fishes_is_remembered_and_told(ground):
    """A list too short through the page: refused with words, noted, and the chair is told; nothing else is kept."""
    agreed(ground)
    there = event(ground)
    omar = Reader(ground, "Omar")
    path = f"/desk/harbor/screening/events/{there}"
    sent = {"kind": "attendees", "lines": "Robin Kesten, rk@kesten.example\nIda Holm, i@h.example", "noticed": "y"}
    assert omar.go(path).send(path, **sent).answer.status_code == 422
    assert "at least 10 rows" in omar.text
    with ground.unit():
        scope = access.letterbox("screening")
        [row] = scope.all(scope.select(ScreeningAttempt))
        assert (row.code, row.community) == ("list_short", ground.harbor)
        assert not scope.all(scope.select(ScreeningCheck))
    gil = Reader(ground, "Gil").go("/committee/screening/log")
    assert "a list too short to hide anybody in it: 1" in gil.text
