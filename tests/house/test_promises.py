"""The names of issue 2, section 4: what clients and scripts rely on. And what every page has to be (law 10)."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from portal.db import db, writing
from portal.sealing.models import SiteCheck
from tests.reports.walker import Walker
from tests.world import PASSWORD

from .asking import questions
from .cast import HALF, OUT, form_token

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]
READERS = (OUT, HALF, "cleo", "noa", "una", "gil", "jun", "lea", "ola")
ACTS = {
    "open",
    "note",
    "answer",
    "measure",
    "close",
    "escalate",
    "confirm",
    "attest",
    "recuse",
    "decide",
    "agree",
    "record",
}


# ---- pages --------------------------------------------------------------------------------------------------
def pages(cast, who: str):
    """(path, page) for every page this member reaches, by every route, with real ids."""
    adapter = cast.app.url_map.bind("localhost")
    for _section, method, rule in questions(cast.app):
        if method != "GET":
            continue
        for values in cast.targets.of(rule, crossed=False)[:3]:
            path = adapter.build(rule.endpoint, values)
            answer = cast.clients[who].get(path)
            piece = path.endswith(".html")  # a part for other people's pages, not a page
            if answer.mimetype == "text/html" and answer.status_code == 200 and not piece:
                yield path, answer.get_data(as_text=True)
            answer.close()


def faults(path: str, html: str):
    """What is wrong with a page."""
    soup = BeautifulSoup(html, "html.parser")
    headings = [one.get_text(" ", strip=True) for one in soup.find_all("h1")]
    if len(headings) != 1 or headings[0] != soup.title.get_text(" ", strip=True):
        yield f"{path}: title {soup.title.get_text(strip=True)!r}, headings {headings}"
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    yield from (f"{path}: id {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1}))
    labelled = {label.get("for") for label in soup.find_all("label")}
    for field in soup.select("input, textarea, select"):
        named = field.get("id") in labelled or field.find_parent("label") or field.get("aria-label")
        if field.get("type") not in ("hidden", "submit") and not named:
            yield f"{path}: {field.get('name')} has no label"
    for button in soup.find_all("button"):
        if not (button.get_text(strip=True) or button.get("aria-label")):
            yield f"{path}: a button without words"
    yield from (f"{path}: inline {tag.name}" for tag in soup.select("style, [style]"))
    for script in soup.find_all("script"):
        if not script.get("src") and script.get("type") != "application/ld+json":
            yield f"{path}: inline script"
    for tag in soup.find_all(True):
        odd = [name for name in tag.attrs if name.startswith("on") or name.startswith(("hx-on", "data-hx-on"))]
        yield from (f"{path}: {tag.name} {name}" for name in odd)
    for link in soup.select("a[href], form[action], img[src], link[href], script[src]"):
        target = link.get("href") or link.get("action") or link.get("src")
        if target.startswith(("http:", "https:", "//")) and link.name != "a" and "license" not in link.get("rel", []):
            yield f"{path}: loads {target}"
        if link.name == "a" and target.startswith("http") and "noopener" not in link.get("rel", []):
            yield f"{path}: {target} without rel=noopener"
        if target.lower().startswith(("javascript:", "data:text")):
            yield f"{path}: {target[:20]}"
    for form in soup.find_all("form"):
        tokens = form.select("input[name=csrf_token], input[name=form_token]")
        if (
            path != "/patterns"
            and form.get("method", "get") == "post"
            and not any(token.get("value") for token in tokens)
        ):
            yield f"{path}: a form without a token"
        if form.get("method", "get") != "post" and form.select("textarea, input[type=password]"):
            yield f"{path}: words in a GET form"


@pytest.mark.parametrize("who", READERS)
def test_every_page_is_in_order(cast, who):
    """Law 10: one heading equal to the title, ids once, fields labelled, nothing inline, forms with their token."""
    seen, wrong = 0, []
    for path, html in pages(cast, who):
        seen += 1
        wrong += faults(path, html)
    assert seen > 15
    assert wrong == []


# ---- names --------------------------------------------------------------------------------------------------
def test_health(client):
    """GET /healthz is 200 and JSON, with or without anything in the portal."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert json.loads(answer.data)["status"] == "ok"


def test_readiness(client, app):
    """GET /readyz is 200 while a report would be kept; 503 with a code, and nothing more, when it would not."""
    assert client.get("/readyz").get_json() == {"status": "ready"}
    with app.app_context(), writing():
        db.session.add(SiteCheck(name="servers", value="another key's"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "not ready", "why": ["keys"]})


def test_sign_in_by_a_script(cast):
    """POST /sign-in with email and password, and the token of the page; a cookie called `s` on loopback."""
    client = cast.app.test_client()
    page = client.get("/sign-in").get_data(as_text=True)
    data = {"email": cast.email("una"), "password": PASSWORD, "form_token": form_token(page)}
    answer = client.post("/sign-in", data=data)
    assert answer.status_code == 303
    cookie = answer.headers["Set-Cookie"]
    assert re.match(r"s=[A-Za-z0-9_-]{43}; ", cookie)
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie and "Secure" not in cookie
    assert client.get("/home").status_code == 200


def test_the_report_flow_of_an_outside_client(cast):
    """Settled 41: GET, fill, POST each page's form with what it shows and all its hidden inputs; then the box."""
    walker = Walker(cast.app, "/c/northconf/report")
    names = {field["name"] for field in walker.soup.select("main input[name], main textarea[name]")}
    assert {"exclude", "door"} <= names
    boxes = walker.soup.select("input[name=exclude]")
    assert cast.ids["dov"] in [box["value"] for box in boxes]
    doors = {radio["value"] for radio in walker.soup.select("input[name=door]")}
    assert {"community", "committee", f"member:{cast.ids['cleo']}"} <= doors
    walker.post("exclude", exclude=[cast.ids["dov"]], door="community")
    told = {
        "story": "zqpromise",
        "who": "w",
        "where": "x",
        "when": "yesterday",
        "ongoing": "pattern",
        "wishes": "zqwish",
    }
    names, files = set(), [("note.txt", b"seen at nine")]
    while not walker.soup.select_one("#receipt"):
        fields = walker.soup.select("main input[name], main textarea[name], main select[name]")
        here = {field["name"] for field in fields if field.get("type") != "hidden"}
        names |= here
        if "ongoing" in here:
            going = {one["value"] for one in walker.soup.select("input[name=ongoing]")}
            assert going == {"yes", "no", "pattern", "unknown"}
        mine = {name: text for name, text in told.items() if name in here}
        walker.post("step", files=files if "attachments" in here else (), **mine)
        assert walker.status == 200, walker.faults
    assert {*told, "attachments", "kind", "consent_investigate"} <= names
    receipt = walker.soup.select_one("#receipt").get_text(strip=True)
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}", receipt)
    walker.post("receipt", receipt=receipt)
    assert walker.soup.select_one("#reported")
    walker.get("/box").post("receipt", receipt=receipt.lower().replace("-", " "))
    assert walker.status == 200 and "zqpromise" in walker.text
    walker.post("message", message="zqanother")
    assert walker.status == 200 and "zqanother" in walker.text
    desk = BeautifulSoup(cast.clients["eli"].get("/desk/northconf/").get_data(as_text=True), "html.parser")
    assert len(desk.select("[data-report]")) >= 2
    cast.restore()


def test_an_unknown_place_leads_to_the_committee(client):
    """A community that does not exist: 404 with a link to /report."""
    for path in ("/c/nowhere/report", "/c/nowhere/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert 'href="/report"' in answer.get_data(as_text=True)


def test_the_committee_has_its_own_form(cast):
    """/report takes a report without any community."""
    walker = Walker(cast.app, "/report")
    walker.post("exclude")
    walker.write(story="Directly to you.")
    receipt = walker.receipt
    walker.post("receipt", receipt=receipt)
    assert walker.soup.select_one("#reported")
    cast.restore()


def test_desks_carry_the_marks_scripts_look_for(cast):
    """Settled 42: data-report, data-case with the code name, data-act on each act's form, the main text in `text`."""
    found, texts = set(), set()
    for who in ("cleo", "dov", "noa", "gil", "hana", "jun"):
        for path, html in pages(cast, who):
            soup = BeautifulSoup(html, "html.parser")
            for form in soup.select("form[data-act]"):
                found.add(form["data-act"])
                if form.select("textarea") and path.startswith(("/desk/", "/committee/")):
                    texts.add((form["data-act"], bool(form.select("textarea[name=text]"))))
            if path == "/desk/northconf/" and who == "cleo":
                assert soup.select("[data-report]")
                rows = soup.select("[data-case]")
                assert rows and all(re.fullmatch(r"[a-z]+ [a-z]+", row["data-case"]) for row in rows)
            if path == "/committee/" and who == "gil":
                assert soup.select("[data-report]") and soup.select("[data-case]")
    for who in ("gil", "hana"):
        page = BeautifulSoup(cast.clients[who].get("/committee/").get_data(as_text=True), "html.parser")
        for link in page.select("[data-case] a"):
            case = BeautifulSoup(cast.clients[who].get(link["href"]).get_data(as_text=True), "html.parser")
            found |= {form["data-act"] for form in case.select("form[data-act]")}
    assert found >= ACTS, ACTS - found
    assert {act for act, has in texts if not has} & ACTS == set()
