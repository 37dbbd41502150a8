"""S6: at the party somebody is asked to leave at once; two others look at it. And a team with too few who are free."""

from tests.walks.filing import file_report

TEXT = "MARKERWHY Shouted at the staff and would not stop."


def test_one_acts_two_others_look(opened, post):
    """One screen for Eli; a day for two others; Eli is not one of them; nothing climbs before."""
    eli, dov, cleo = opened("eli", width="phone"), opened("dov"), opened("cleo")
    eli.go("/desk/northconf/at-once")
    eli.act("immediate", tool="removal", name="MARKERGUEST Wren", text=TEXT)
    case_path, name = eli.path, eli.title
    assert "Two others look at what was done at once" in eli.text
    assert "Look at what was done at once by" in eli.text
    letters = "".join(letter.as_string() for letter in post.fetch())
    assert letters
    assert "MARKER" not in letters
    assert name not in letters
    eli.go(case_path)
    assert eli.page.get_by_role("link", name="Look at it").count() == 0
    cleo.go(f"{case_path}/escalate")
    assert "MARKERWHY" not in cleo.text
    for colleague in (dov, cleo):
        colleague.go(case_path).act("attest").link("Look at it")
        assert TEXT in colleague.text
        colleague.act("review_immediate", verdict="confirm", text="The staff say the same.")
    assert "confirmed" in cleo.text
    assert "Look at what was done at once by" not in cleo.text
    stranger = opened("ana")
    assert stranger.raw(case_path)[0] == 404


def test_a_colleague_who_joins_late_attests_first(opened):
    """Noa is vouched for today: a name and a state; she says that she is free, and reads; then her list forbids it."""
    cleo, dov, noa = opened("cleo"), opened("dov"), opened("noa")
    cleo.go("/desk/northconf/team").press("Vouch for Noa Becker")
    waiting = dov.go("/desk/northconf/").reports
    file_report(opened(), "northconf", story="MARKERSTORY In the lift.")
    [fresh] = set(dov.go("/desk/northconf/").reports) - set(waiting)
    dov.follow(f'[data-report="{fresh}"] a')
    dov.act("open").act("open")
    case_path, name = dov.path, dov.title
    noa.go("/desk/northconf/")
    assert name in noa.cases
    noa.go(case_path)
    assert "MARKERSTORY" not in noa.text
    noa.act("attest")
    assert "MARKERSTORY" not in noa.go(case_path).text
    dov.go(case_path).act("keys")
    assert "MARKERSTORY" in noa.go(case_path).text
    assert "2 of 2 needed are free of conflicts" in noa.text
    noa.go("/account/ties").act("ties", people="Robin Kesten")
    cleo.go(f"{case_path}/parties").act("party", name="Robin Kesten", role="witness")
    assert noa.raw(case_path)[0] == 404
    assert name not in noa.go("/desk/northconf/").cases
    assert name not in noa.go("/turn").page.content()
    assert "Noa" not in cleo.go(case_path).page.locator(".readers").last.inner_text()
