"""Every page that each role reaches, and every form with errors: no axe finding at both widths and in both themes."""

import re

import pytest

from .filing import write
from .visitor import Visitor

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 700}
STAY = ("static", "file", "conduct_markdown", "healthz", "readyz")  # ends of endpoints that are no pages
EACH = ("cases.case", "committee.case", "cases.report", "cases.central_report")  # looked at for each case and report
INSIDE = ("/home", "/desk/", "/committee/", "/account", "/operator/", "/unsent", "/start/")
ROLES = {
    None: ("/", "/c/harbor-python/", "/c/northconf/", "/report", "/box", "/start", "/reset", "/recover", "/privacy"),
    "cleo": ("/home", "/desk/northconf/"),
    "dov": ("/desk/northconf/",),
    "tove": ("/home", "/desk/harbor-python/"),
    "pia": ("/desk/northconf/",),
    "noa": ("/home", "/desk/northconf/"),
    "gil": ("/home", "/committee/"),
    "hana": ("/committee/", "/account"),
    "ivo": ("/committee/",),
    "lea": ("/committee/",),
    "max": ("/committee/",),
    "ola": ("/home", "/operator/"),
}
FULL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SEEN = ["color-contrast", "target-size", "link-in-text-block"]
LOOKS = (
    (PHONE, "light", {"type": "tag", "values": FULL}),
    (WIDE, "dark", {"type": "rule", "values": SEEN}),
    (WIDE, "light", {"type": "rule", "values": SEEN}),
    (PHONE, "dark", {"type": "rule", "values": SEEN}),
)
MISTAKEN = (None, "cleo", "gil", "hana")  # whoever makes mistakes in forms; to the others they look the same


FILES = re.compile(r"\.(pdf|png|md|rst|html|json|jsonld|txt|svg)(\?|$)")  # what is no page
RUN = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations.map(one =>
  one.id + " " + one.nodes.slice(0, 3).map(node => node.html.slice(0, 150)).join(" | "))"""
TYPED = """all => all.map(one => [one.dataset.act || "",
  !!one.querySelector("input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea")])"""
EMPTIED = """one => {
  one.querySelectorAll("input:not([type]), input[type=text], input[type=email], textarea").forEach(f => f.value = "");
  for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}"""


class Looker:
    """Looks at the page somebody is on in each width and theme, without loading it again."""

    def __init__(self, axe: str, pages, looks):
        self.axe, self.pages, self.looks = axe, pages, looks
        self.found, self.looked = [], 0

    def __call__(self, visitor: Visitor, what: str) -> None:
        """Axe in full on a phone in light, then what depends on looks; no sideways scrolling at 320."""
        page, self.looked = visitor.page, self.looked + 1
        told = len(self.pages.trouble)
        page.evaluate(self.axe)
        for size, theme, rules in self.looks:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=theme)
            where = f"{what} {visitor.path} {size['width']} {theme}"
            self.found += [f"{where}: {one}" for one in page.evaluate(RUN, rules)]
        page.set_viewport_size(NARROW)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > NARROW["width"]:
            self.found.append(f"{what} {visitor.path}: {wide} px wide at 320")
        page.set_viewport_size(WIDE)
        del self.pages.trouble[told:]


@pytest.fixture(params=[pytest.param(2, id="two-looks"), pytest.param(4, id="four-looks", marks=pytest.mark.soak)])
def look(request, axe_script, pages):
    """`look(visitor, what)`: nothing may be found. Each width and theme once; in the soak each with each."""
    made = Looker(axe_script, pages, LOOKS[: request.param])
    yield made
    assert made.looked
    assert made.found == [], "\n".join(made.found)


def kind_of(app, path: str) -> str:
    """Which page an address is: its endpoint; of cases and reports each is a kind."""
    endpoint = app.url_map.bind("127.0.0.1").match(path.partition("?")[0])[0]
    return path if endpoint in EACH else endpoint


def links(visitor: Visitor) -> list[str]:
    """Addresses of our own that this page leads to."""
    found = visitor.page.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [re.sub(r"#.*", "", href) for href in found if href.startswith("/") and not FILES.search(href)]


@pytest.mark.parametrize("key", ROLES, ids=str)
def test_every_page_of_every_role(key, app, world, pages, look):
    """From link to link: each kind of page once, each form on it sent empty."""
    pages.forgive("422")
    pages.forgive("409")  # what does not follow now, like comparing a list while the register is shut
    visitor = Visitor(pages.open(bypass_csp=True, reduced_motion="reduce"))
    if key:
        visitor.sign_in(key)
    todo, seen, tried = list(ROLES[key]), set(), set()
    while todo:
        path = todo.pop(0)
        kind = kind_of(app, path)
        if kind in seen or kind.endswith(STAY) or (key and not path.startswith(INSIDE)):
            continue
        if key != "hana" and path.startswith("/account/"):
            continue
        seen.add(kind)
        visitor.go(path)
        assert visitor.status == 200, path
        look(visitor, f"{key}")
        todo += links(visitor)
        if key in MISTAKEN:
            send_empty(visitor, path, kind, tried, look)
    assert len(seen) >= len(ROLES[key])


def send(visitor: Visitor, form) -> None:
    """Send a form; one that htmx sends comes back into the page one is on."""
    button = form.locator("button[type=submit]").first
    if form.get_attribute("hx-post") is None:
        visitor.click(button)
        return
    with visitor.page.expect_response(lambda one: one.request.method == "POST") as told:
        button.click()
    visitor.status = told.value.status
    visitor.page.locator("[data-summary]").wait_for()


def send_empty(visitor: Visitor, path: str, kind: str, tried: set, look) -> None:
    """Each form of a page with something to type, sent with nothing in it: the page that comes back."""
    forms = visitor.page.locator("main form[method=post]")
    names = forms.evaluate_all(TYPED)
    for number, (act, typed) in enumerate(names):
        if not typed or (act or kind) in tried:
            continue
        tried.add(act or kind)
        visitor.go(path)
        form = visitor.page.locator("main form[method=post]").nth(number)
        form.evaluate(EMPTIED)
        send(visitor, form)
        if visitor.status == 422:
            look(visitor, f"errors of {act}")


def test_the_report_form_and_the_box(pages, world, look):
    """Each page of reporting and coming back, with nothing typed, with errors, and as it should be."""
    pages.forgive("422")
    nia = Visitor(pages.open("/c/northconf/report", bypass_csp=True, reduced_motion="reduce"))
    for box in nia.page.locator("[name=exclude]").all():
        if box.is_visible():
            box.check()
    nia.press("Go on")
    look(nia, "everybody of the team left out")
    nia.go("/c/harbor-python/report")
    nia.page.get_by_role("checkbox", name="Ben Castell").check()
    nia.press("Go on")
    look(nia, "story")
    bad = {"name": "a.exe", "mimeType": "application/x-ms", "buffer": b"MZ"}
    good = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"words"}
    write(nia, attachments=[bad, good])
    assert nia.status == 422
    look(nia, "story with errors and a kept file")
    write(nia, story="It was loud. " * 300, ongoing="yes", contact="Nia")
    look(nia, "the receipt")
    nia.press("Back: look through it")
    look(nia, "look through it")
    nia.press("Go on to your receipt")
    receipt = nia.page.locator("#receipt").inner_text()
    nia.send("form:has([name=receipt])", receipt="ABCD")
    look(nia, "wrong receipt")
    nia.send("form:has([name=receipt])", receipt=receipt)
    look(nia, "sent")
    nia.go("/box").send("form:has([name=receipt])", receipt="ABCD")
    look(nia, "door with an error")
    nia.send("form:has([name=receipt])", receipt=world.receipts["looked_at"])
    nia.page.locator("details summary").first.click()
    look(nia, "box")
    nia.send("form:has([name=message])", "Send message", message=" ")
    look(nia, "box with an error")
    nia.press("Close the box now")
    look(nia, "box left")


def test_pages_that_follow_an_act(pages, look, world):
    """What only stands there after something was sent: an opened report, the second looks, the register, refusals."""
    for status in ("404", "409", "422"):
        pages.forgive(status)
    cleo = Visitor(pages.open(bypass_csp=True, reduced_motion="reduce")).sign_in("cleo")
    cleo.go("/desk/northconf/").follow("[data-report] a").act("open")
    look(cleo, "an opened report")
    cleo.act("open")
    look(cleo, "a fresh case")
    path = cleo.path
    cleo.act("note", text="Somebody saw it. " * 40)
    cleo.act("party", role="reported", kind="person", name="A" * 120, handles="b" * 150)
    cleo.act("answer", text="Thank you.")
    look(cleo, "answer, once more")
    cleo.act("answer")
    cleo.go(path).act("escalate")
    for box in cleo.page.locator("[name=parts]").all():
        box.uncheck()
    cleo.act("escalate")
    look(cleo, "nothing ticked")
    for box in cleo.page.locator("[name=parts]").all():
        box.check()
    cleo.act("escalate", text="Please look.")
    look(cleo, "all that goes")
    cleo.act("escalate")
    look(cleo, "sent on")
    cleo.act("close", outcome="violation")
    cleo.go(path)
    look(cleo, "closed")
    cleo.go("/desk/northconf/cases/" + "a" * 26)
    look(cleo, "nothing here")
    cleo.go("/reset/no-such-token")
    look(cleo, "a link that is over")


def test_the_committee_after_an_act(pages, look, world):
    """A central case at each height, the people vault open, a member who waits for a key."""
    pages.forgive("422")
    hana = Visitor(pages.open(bypass_csp=True, reduced_motion="reduce")).sign_in("hana")
    hana.go("/committee/register/people").act("people", text="Somebody asks")
    look(hana, "people open")
    hana.go("/committee/").follow('[data-case]:has-text("Received") a')
    path = hana.path
    hana.act("confirm")
    look(hana, "confirmed")
    hana.act("review", text="We read it.")
    look(hana, "reviewed")
    hana.act("decide", text="A pattern.", standing="flagged", outcome="violation")
    look(hana, "proposed")
    ivo = Visitor(pages.open(bypass_csp=True, reduced_motion="reduce")).sign_in("ivo")
    ivo.go(path)
    look(ivo, "no key")
    ivo.act("attest")
    look(ivo, "waits for the key")
    hana.go(path)
    look(hana, "a colleague waits")
    hana.act("keys")
    ivo.go(path).act("agree")
    look(ivo, "decided")
    hana.go(path).press("Record it")
    hana.act("record", record_type="4", standing="flagged")
    look(hana, "record with an error")
    hana.act("record", name="Rob Kay")
    look(hana, "recorded")
