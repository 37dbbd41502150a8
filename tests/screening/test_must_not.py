"""What S3 forbids, on the pages: a hit and a miss read alike until the hour, fail alike, and are never faster alone."""

import re
from datetime import timedelta

import pytest

from portal import screening

from .scene import agreed, answered, at_hour, banned, brought, compared, event, rows
from .test_pages import Reader

pytestmark = pytest.mark.sqlite_only
ROBIN = (7, "Robin Kesten", "rk@kesten.example", "")


def words(page: Reader, check: str) -> str:
    """What a page says, without what is another each time anyway."""
    return re.sub(r"[a-z0-9]{26}", "", page.text.replace(check, ""))


def asked_singly(ground, there: str, name: str, mail: str) -> str:
    """One name, with a reason."""
    return brought(ground, there, (screening.Row(1, name, mail, ""),), "query", why="She wants a room of her own")


def test_a_hit_and_a_miss_read_and_fail_alike(ground, clock):
    """Lists and single questions: one hour, one text before it, one refusal for what does not follow."""
    agreed(ground)
    there = event(ground)
    banned(ground, until=clock.now().date() + timedelta(days=200))
    checks = [brought(ground, there, rows(20, ROBIN)), brought(ground, there, rows(20, start=400))]
    checks += [asked_singly(ground, there, *ROBIN[1:3]), asked_singly(ground, there, "Ida Holm", "ida@holm.example")]
    omar, path = Reader(ground, "Omar"), "/desk/harbor/screening/lists/"
    sent = [words(omar.go(path + check), check) for check in checks]
    for check in checks:
        compared(ground, check)
    looked = [words(omar.go(path + check), check) for check in checks]
    for check in checks:
        answered(ground, check, lambda pair: "same")
    decided = [words(omar.go(path + check), check) for check in checks]
    assert sent == looked == decided
    assert (sent[0], sent[2]) == (sent[1], sent[3])
    tried = [omar.go(path + check).send(path + check, act="did", row="7", what="talked") for check in checks]
    assert {one.answer.status_code for one in tried} == {404}
    with ground.unit():
        hours = {screening.status(ground.act("Omar"), check).opens_at for check in checks}
        assert len(hours) == 1 and min(hours) >= clock.now() + timedelta(days=2)
    found = [at_hour(ground, clock, check) for check in checks]
    assert [one.counts["b"] for one in found] == [1, 0, 1, 0]
    omar = Reader(ground, "Omar")
    for check in checks:
        page = omar.go(path + check)
        for hidden in ("Decided", "pattern", "2027", "strong", "weak", "removing", "Lea", "Gil"):
            assert hidden not in page.text
        wrong = page.send(path + check, act="did", row="12", what="talked")
        assert wrong.answer.status_code == 404
        assert omar.client.get(f"{path}{check}x").status_code == 404


def test_volunteers_and_other_teams_find_no_list(ground, clock):
    """Before and after: for whoever is neither registration lead nor lead there is nothing, not even the page."""
    agreed(ground)
    there = event(ground)
    banned(ground)
    check = brought(ground, there, rows(20, ROBIN))
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    at_hour(ground, clock, check)
    assert Reader(ground, "Omar").client.get(f"/desk/harbor/screening/lists/{check}").status_code == 200
    for name in ("Ben", "Odo", "Dov"):
        reader = Reader(ground, name)
        for path in ("/desk/harbor/screening", f"/desk/harbor/screening/lists/{check}", "/committee/screening"):
            assert reader.client.get(path).status_code == 404
        assert "list" not in reader.go("/home").text.casefold()
