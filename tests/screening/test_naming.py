"""More than the answer: only as a disclosure of its own, from an open answer, signed by a second key holder."""

import pytest

from portal import access, disclosure, screening, sealing
from portal.errors import NotFound
from portal.screening.models import ScreeningNews
from tests.register.scene import holder, opened

from .scene import agreed, answered, at_hour, banned, brought, compared, event, rows
from .test_pages import Reader
from .test_sharing import barred, stands


def answer_of(ground, check: str) -> bytes:
    """The answer as it lies sealed."""
    with ground.unit():
        here = access.letterbox(ground.harbor)
        told = here.select(ScreeningNews).where(ScreeningNews.list_id == check, ScreeningNews.what == "answered")
        news = here.first(told)
        record = here.first(here.select(sealing.models.Record).where(sealing.models.Record.id == news.record_id))
        return bytes(record.box)


@pytest.mark.sqlite_only
def test_advice_is_a_disclosure_and_the_answer_stays_as_it_is(ground, clock):
    """Not before the hour; then a key holder begins one, a second signs, the lead finds it beside the list."""
    agreed(ground)
    there = event(ground)
    person = banned(ground)
    check = brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    opened(ground, "Lea", "Gil")
    with ground.unit(), pytest.raises(NotFound):
        screening.named(holder(ground), check)
    at_hour(ground, clock, check)
    with ground.unit():
        screening.did(ground.act("Omar"), check, 7, "talked")
    before = answer_of(ground, check)
    opened(ground, "Lea", "Gil")
    with ground.unit():
        [one] = screening.named(holder(ground), check)
        assert (one.person_id, one.code, one.did) == (person, "b", "talked")
    with ground.unit(), pytest.raises(NotFound):
        screening.named(ground.act("Ivo"), check)
    lea = Reader(ground, "Lea").go(f"/committee/screening/checks/{check}")
    lea.go(lea.soup.select_one("main a[href*='/register/answers/']")["href"])
    assert "We talked with the person" in lea.text and "Robin" not in lea.text
    path = lea.soup.select_one(f"main table a[href*='check={check}']")["href"]
    lea.go(path)
    chosen = lea.soup.select_one("select[name=place] option[selected]")
    assert chosen["value"] == ground.harbor
    here = path.partition("?")[0]
    lea.send(here, step="to", place=ground.harbor, check=check)
    assert lea.soup.select_one("form[data-act=disclose] input[name=check]")["value"] == check
    told = {"who": "Robin Kesten, row 7", "footing": "found", "text": "Followed people in May.", "basis": "safety"}
    told |= {"advice": "Somebody at the door who knows", "why": "They come to the event", "place": ground.harbor}
    lea.send(here, step="draft", check=check, **told)
    assert lea.answer.status_code == 303
    with ground.unit():
        [waiting] = disclosure.of_check(holder(ground, "Gil"), check)
        assert waiting.state == "open"
        disclosure.sign(holder(ground, "Gil"), waiting.id)
        assert not disclosure.of_check(holder(ground), "another")
    assert "Disclosures that belong to it" in lea.go(f"/committee/register/answers/{check}").text
    ana = Reader(ground, "Ana").go("/desk/harbor/told")
    ana.go(ana.soup.select_one("main .work a")["href"])
    assert "Somebody at the door who knows" in ana.text
    assert ana.soup.select_one(f"main a[href$='/screening/lists/{check}']")
    assert answer_of(ground, check) == before
    omar = Reader(ground, "Omar").go(f"/desk/harbor/screening/lists/{check}")
    assert "1 banned" in omar.text and "door" not in omar.text


def test_whoever_stepped_back_finds_nobody_named(ground, clock):
    """A key holder who is out of the case meets no code there, as for an answer without anybody."""
    agreed(ground)
    there = event(ground)
    case, _person = stands(ground, "Robin Kesten", "rk@kesten.example", "banned")
    check = brought(ground, there, rows(20, (7, "Robin Kesten", "rk@kesten.example", "")))
    compared(ground, check)
    answered(ground, check, lambda pair: "same")
    at_hour(ground, clock, check)
    opened(ground, "Gil", "Lea")
    with ground.unit():
        assert len(screening.named(holder(ground, "Gil"), check)) == 1
    barred(ground, case, "Lea", "Gil")
    with ground.unit():
        assert screening.named(holder(ground, "Gil"), check) == []
        assert len(screening.named(holder(ground), check)) == 1
