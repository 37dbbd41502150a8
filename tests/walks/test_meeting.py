"""A meeting of the committee, and what the board sees of it all, in several browsers."""


def test_an_agenda_a_decision_and_somebody_who_stepped_back(opened, post, pages):
    """Gil holds it, Hana gives her word in it, Ivo stepped back and meets no trace; Max sees that it was decided."""
    pages.forgive("404")
    gil, hana, ivo, max_ = opened("gil"), opened("hana"), opened("ivo"), opened("max")
    gil.go("/committee/").follow('[data-case]:has-text("Received") a')
    case_path, name = gil.path, gil.title
    gil.act("confirm")
    gil.act("review", finding="violation", text="We read it.")
    gil.act("decide", standing="none", outcome="violation", text="MARKERWHY")
    ivo.go(case_path).press("Step back from this case")
    ivo.act("recuse")
    meeting = plan(gil)
    assert name in gil.text
    assert name not in ivo.go(meeting).page.content()
    gil.act("topic", text="The plan for spring")
    gil.act("begin")
    gil.link(name)
    line = gil.path
    gil.act("write", text="MARKERSAID All of us think alike.")
    assert "MARKERSAID" in gil.text
    assert "You have said where you stand" in gil.text
    hana.go(line).act("stand")
    assert "MARKERSAID" in hana.text
    assert "The decision" in hana.go(case_path).text
    gil.go(meeting).act("close")
    assert ivo.raw(line)[0] == 404
    for path in (meeting, f"{meeting}/print"):
        ivo.go(path)
        assert "The plan for spring" in ivo.text
        assert name not in ivo.page.content()
        assert "MARKERSAID" not in ivo.page.content()
    assert "MARKERSAID" in gil.go(f"{meeting}/print").text
    board_sees(max_, name, case_path, meeting)


def plan(gil) -> str:
    """A meeting in a far year; gives its path."""
    gil.go("/committee/meetings").act("plan", day="2099-05-04")
    return gil.path


def board_sees(max_, name: str, case_path: str, meeting: str) -> None:
    """The board sees that it was decided and by how many; case, meeting and register open to nobody of it."""
    max_.go("/committee/").link("See how the committee works")
    assert "Cases, by how they stand" in max_.text
    max_.link("Decisions")
    assert name in max_.text
    assert "2 for, 0 against" in max_.text
    assert "MARKER" not in max_.page.content()
    max_.link("Readings of the register")
    for path in (case_path, meeting, "/committee/register", "/committee/meetings", "/committee/affiliations"):
        assert max_.raw(path)[0] == 404, path


def test_somebody_of_the_board_is_part_of_it(opened, post, pages):
    """Their name is written into a decided case: it is gone from their pages with the next look."""
    gil, hana, max_ = opened("gil"), opened("hana"), opened("max")
    gil.go("/committee/").follow('[data-case]:has-text("Received") a')
    name, case_path = gil.title, gil.path
    gil.act("confirm")
    gil.act("review", finding="violation", text="We read it.")
    gil.act("decide", standing="none", outcome="violation", text="Why.")
    hana.go(case_path).act("agree")
    assert name in max_.go("/committee/board/decisions").text
    gil.go(case_path).link("Somebody of the board is part of this")
    gil.page.get_by_label("Max Hollis").check()
    gil.act("shut-out")
    assert gil.path == case_path
    assert name not in max_.go("/committee/board/decisions").page.content()
