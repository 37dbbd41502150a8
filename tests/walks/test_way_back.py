"""A lost password: by mail the account works and holds nothing until a colleague vouches; by code nothing is lost."""

NEW = "thirteen lanterns along the quay"
DOV, ELI = "dov@northconf.example", "eli@northconf.example"


def test_reset_by_mail_and_back_by_a_colleague(opened, post, pages):
    """The banner says what waits and for what; the vouch brings all of it back, and nothing was readable between."""
    pages.forgive("404")
    before = opened("dov").go("/desk/northconf/")
    cases = before.cases
    assert len(cases) > 1
    case_path = before.follow("[data-case] a").path
    dov = opened()
    dov.go("/sign-in").link("I forgot my password and have no recovery code")
    dov.send("form:has([name=email])", email=DOV)
    dov.go(post.link(DOV)).send("form:has([name=password])", password=NEW)
    assert dov.title == "Your recovery kit"
    assert "was reset by mail" in post.newest(DOV).get_content()
    assert before.raw("/home")[0] == 303  # whoever sat in the old session is out
    assert "NorthConf: a colleague needs to vouch for you" in dov.go("/home").text
    assert "wait for that" in dov.text
    dov.go("/desk/northconf/")
    assert "A colleague has to vouch for you first" in dov.text
    assert dov.cases == dov.reports == []
    assert dov.raw(case_path)[0] == 404
    opened("cleo").go("/desk/northconf/team").press("Vouch for Dov Halpern")
    assert dov.go("/desk/northconf/").cases == cases
    assert dov.go(case_path).page.locator("form[data-act]").count() > 3
    assert "vouch" not in dov.go("/home").text


def test_the_recovery_code_keeps_everything(opened, post):
    """Shown after the password, used once in its place: the same cases, no colleague needed, a new code."""
    eli = opened("eli")
    cases = eli.go("/desk/northconf/").cases
    assert cases
    code = read_code(eli.go("/account/recovery"))
    eli.press("Sign out")
    other = opened()
    other.go("/sign-in").link("I forgot my password and have my recovery code")
    other.send("form:has([name=recovery])", email=ELI, recovery=code.lower().replace("-", " "), password=NEW)
    assert other.title == "Your recovery kit"
    assert other.page.locator("#recovery-code").inner_text() != code
    assert "was opened with its recovery code" in post.newest(ELI).get_content()
    assert "vouch" not in other.go("/home").text
    assert other.go("/desk/northconf/").cases == cases
    other.follow("[data-case] a")
    assert other.page.locator("form[data-act]").count() > 3


def read_code(somebody) -> str:
    """The code of the recovery kit; the password is asked unless it was just given."""
    if not somebody.page.locator("#recovery-code").count():
        somebody.send("form:has([name=password])", password="four calm otters swim by the pier")
    return somebody.page.locator("#recovery-code").inner_text()
