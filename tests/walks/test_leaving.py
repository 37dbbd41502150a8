"""Signing out: Back shows nothing, a copy of the cookie is dead, the browser keeps nothing (R26, R33, R35, R66)."""

from .visitor import Visitor

TOUR = (
    "/",
    "/c/northconf/",
    "/c/northconf/conduct",
    "/c/northconf/report",
    "/box",
    "/home",
    "/desk/northconf/",
    "/desk/northconf/team",
    "/desk/northconf/settings",
    "/account",
)
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  caches: self.caches ? (await caches.keys()).length : 0,
  databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "caches": 0, "databases": 0, "workers": 0}


def test_back_after_signing_out(opened):
    """The case that stood there is not shown again, neither by Back nor by its address."""
    cleo = opened("cleo")
    case_path = cleo.go("/desk/northconf/").follow("[data-case] a").path
    name = cleo.title
    [cookie] = [one for one in cleo.page.context.cookies() if one["name"] == "s"]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    cleo.press("Sign out")
    assert cleo.title == "You are signed out"
    assert cleo.page.context.cookies() == []
    for _ in range(2):
        cleo.page.go_back()
        assert name not in cleo.page.content()
        assert cleo.title == "Sign in"
    thief = opened()
    thief.page.context.add_cookies([cookie])
    assert thief.go(case_path).title == "Sign in"
    assert name not in thief.page.content()


def test_a_tour_leaves_nothing_in_the_browser(opened, scripts, pages):
    """After a tour and on each of its pages storage is empty, and every request stayed at home."""
    cleo = opened("cleo")
    seen = []
    cleo.page.context.on("request", lambda request: seen.append(request.url))
    for path in TOUR:
        cleo.go(path)
        if scripts:
            assert cleo.page.evaluate(KEPT) == NOTHING, path
    cleo.go("/desk/northconf/").follow("[data-case] a")
    cleo.act("note", kind="note", text="MARKERNOTE")
    if scripts:
        assert cleo.page.evaluate(KEPT) == NOTHING
    home = cleo.page.url.split("/desk/")[0]
    assert len(seen) > len(TOUR)
    assert [url for url in seen if not url.startswith((home + "/", "data:"))] == []
    cleo.press("Sign out")
    if scripts:
        assert cleo.page.evaluate(KEPT) == NOTHING
    state = cleo.page.context.storage_state()
    assert state == {"cookies": [], "origins": []}


def test_a_reporter_leaves_no_trace(opened, scripts, pages):
    """Half a report, then the way out: nothing stands in the tab, and Back leads to an empty form."""
    nia: Visitor = opened(width="phone")
    pages.forgive("a request to elsewhere")
    pages.forgive("ERR_FAILED")
    nia.page.context.route("https://**", lambda route: route.fulfill(status=200, body="<title>Elsewhere</title>"))
    nia.go("/c/northconf/report").press("Go on")
    nia.page.locator("[name=story]").fill("MARKERSTORY")
    nia.page.get_by_role("link", name="Leave this page").click()
    nia.page.wait_for_url("https://**")
    assert nia.page.context.cookies() == []
    nia.page.go_back()
    assert "MARKERSTORY" not in nia.page.content()
    if scripts:
        assert nia.page.evaluate(KEPT) == NOTHING
        assert nia.path == "/c/northconf/report"


def test_escape_three_times_leads_out(opened, scripts, pages):
    """Twice does nothing, nor with a letter between, nor slowly: what was typed stays. Three times, and one is away."""
    pages.forgive("a request to elsewhere")
    pages.forgive("ERR_FAILED")
    nia: Visitor = opened(width="phone")
    nia.page.context.route("https://**", lambda route: route.fulfill(status=200, body="<title>Elsewhere</title>"))
    nia.go("/c/northconf/report").press("Go on")
    told = "Pressing Escape three times does the same."
    assert (told in nia.text) is scripts
    story, keys = nia.page.locator("[name=story]"), nia.page.keyboard
    story.click()
    keys.type("MARKERSTORY")
    if not scripts:
        for _ in range(4):
            keys.press("Escape")
        assert story.input_value() == "MARKERSTORY"
        return
    keys.press("Escape")
    keys.press("Escape")
    keys.type("x")
    keys.press("Escape")
    keys.press("Escape")
    nia.page.wait_for_timeout(2100)
    keys.press("Escape")
    assert story.input_value() == "MARKERSTORYx"
    assert nia.path == "/c/northconf/report"
    with nia.page.expect_navigation(url="https://**"):
        keys.press("Escape")
        keys.press("Escape")
    nia.page.go_back()
    assert "MARKERSTORY" not in nia.page.content()
    assert nia.page.evaluate(KEPT) == NOTHING
