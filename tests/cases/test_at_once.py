"""F7: many save the same note at once. One wins, each of the others gets a 409 with both texts; no words are lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup

from portal import cases

from .test_cases import opened
from .walker import Walker


@pytest.mark.slow
@pytest.mark.parametrize("saves", [20, pytest.param(200, marks=pytest.mark.soak)])
def test_one_note_saved_by_many_at_once(ground, saves):
    """The winner's words stand in the case, the first ones beside them; every loser sees the winner's and their own."""
    case_id, *_ = opened(ground)
    with ground.unit():
        note = cases.note(ground.act("Ana"), case_id, "fact", "The first words.")
    ana = Walker(ground.app, "Ana")
    path = f"/desk/harbor/cases/{case_id}/notes/{note}"
    ana.get(path)
    form = ana.form("rewrite")
    held = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    assert held["version"] == "1"
    session = ana.client.get_cookie("s") or ana.client.get_cookie("__Host-s")

    def save(number: int) -> tuple[int, str]:
        client = ground.app.test_client()
        client.set_cookie(session.key, session.value)
        answer = client.post(path, data=held | {"text": f"WORDS{number}END"})
        return answer.status_code, answer.get_data(as_text=True)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(save, range(saves)))
    codes = [status for status, _page in answers]
    assert (codes.count(303), codes.count(409)) == (1, saves - 1)
    winner = f"WORDS{codes.index(303)}END"
    for number, (status, page) in enumerate(answers):
        if status == 409:
            soup = BeautifulSoup(page, "html.parser")
            assert f"WORDS{number}END" in soup.select_one("textarea").get_text()
            assert winner in soup.select_one("main .notice").get_text()
    with ground.unit():
        [row] = cases.read(ground.act("Ben"), case_id).notes_of("fact")
        assert (row.text, row.version, row.more["former"]) == (winner, 2, ["The first words."])
