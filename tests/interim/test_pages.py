"""Acting at once on one screen, and two others who look at it."""

from portal import cases, interim
from tests.cases.walker import Walker
from tests.duty.test_clocks import opened


def test_from_the_party_to_the_second_look(ground, app):
    """Ben logs it; Ben is not asked; Ana and Cleo are, once they said that they are free, and settle it."""
    ben, ana, cleo = (Walker(app, name) for name in ("Ben", "Ana", "Cleo"))
    ben.get("/desk/harbor/at-once")
    ben.act("immediate", tool="removal", name="Wren Tallis")
    assert ben.page.status_code == 422
    assert "Wren Tallis" in str(ben.soup.select_one("[name=name]"))
    ben.act("immediate", tool="removal", name="Wren Tallis", text="Shouted and would not stop.")
    assert "Two others look at what was done at once" in ben.text
    case_path = ben.path
    with ground.unit():
        [row] = cases.listing(ground.act("Ben"))[0]
        [act] = interim.acts_of(ground.act("Ben"), row.id)
    look = f"{case_path}/at-once/{act.id}"
    ben.get(look)
    assert "You did it yourself" in ben.text
    assert not ben.soup.select('form[data-act="review_immediate"]')
    for walker in (ana, cleo):
        walker.get(case_path)
        assert "A colleague acted at once" not in walker.text
        walker.act("attest")
        assert "A colleague acted at once" in walker.text
        walker.get(look)
        walker.act("review_immediate", verdict="confirm", text="The bar staff say the same.")
    assert "confirmed" in cleo.text
    assert "Look at what was done at once by" not in cleo.text
    ana.get(look)
    assert "It is settled" in ana.text
    assert ana.get(f"{case_path}/at-once/{'z' * 26}").status_code == 404


def test_a_change_asks_for_a_day(ground, app):
    """422 beside the field, and what was typed stays."""
    case_id = opened(ground)
    with ground.unit():
        act_id = interim.act(ground.act("Ben"), case_id, interim.Act("account_action", "Muted."))
    ana = Walker(app, "Ana")
    ana.get(f"/desk/harbor/cases/{case_id}/at-once/{act_id}")
    ana.act("review_immediate", verdict="change", text="Shorter is enough.")
    assert ana.page.status_code == 422
    assert "Shorter is enough." in ana.text
    assert "Choose a day" in ana.text


def test_prepared_words_leave_only_after_a_second_look(ground, app):
    """The reporter's text is looked at like any other before it goes."""
    case_id = opened(ground)
    with ground.unit():
        interim.act(ground.act("Ben"), case_id, interim.Act("account_action", "Muted."))
    ben = Walker(app, "Ben")
    ben.get(f"/desk/harbor/cases/{case_id}")
    assert "One of us had to act at once" in ben.text
    ben.act("answer_words")
    assert "We have acted on what you told us" in ben.text
    with ground.unit():
        assert not cases.read(ground.act("Ana"), case_id).reports[0].messages
    ben.act("answer")
    with ground.unit():
        [message] = cases.read(ground.act("Ana"), case_id).reports[0].messages
        assert "We have acted" in message.text


def test_a_team_of_two_reads_that_one_is_missing(ground, app):
    """Where fewer than two others could look, the page says so and whom to ask; with enough it says nothing."""
    case_id = opened(ground)
    with ground.unit():
        interim.act(ground.act("Ben"), case_id, interim.Act("account_action", "Muted."))
    ana, ben = Walker(app, "Ana"), Walker(app, "Ben")
    missing = "Fewer than two others of your team can look"
    for walker in (ana, ben):
        walker.get(f"/desk/harbor/cases/{case_id}")
        assert missing not in walker.text
    with ground.unit():
        cases.recuse(ground.act("Cleo"), case_id)
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert missing in ana.text
    assert ana.soup.select_one('main a[href$="/borrow"]')
    ben.get(f"/desk/harbor/cases/{case_id}")
    assert missing in ben.text
    assert "Whoever leads your team can borrow somebody." in ben.text
