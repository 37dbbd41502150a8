"""The same portal as an onion: Tor Browser is told the way, and whoever comes that way stays there (settled 13)."""

import re

import pytest

from portal import config, house
from tests.reports.walker import Walker

pytestmark = pytest.mark.sqlite_only

ONION = "http://" + "a2" * 28 + ".onion"
CLEAR = "https://portal.example"
LED = ("/", "/c/northconf/", "/c/northconf/conduct", "/c/northconf/report?event=winter", "/report", "/box", "/privacy")


@pytest.fixture
def onion(templates, tmp_path, smtp):
    """A portal with both addresses, with the cast in it."""
    more = {"base_url": CLEAR, "onion_url": ONION, "smtp_url": smtp.url}
    settings = templates.copy("world", tmp_path / "data", **more)
    with house.opened(settings) as app:
        yield app
    templates.drop(settings)


def test_open_pages_name_the_same_page_on_the_onion(onion):
    """On the clear address; on the onion itself there is nothing to name."""
    client = onion.test_client()
    for path in LED:
        answer = client.get(path, base_url=CLEAR)
        assert answer.status_code == 200, path
        assert answer.headers["Onion-Location"] == ONION + path
        for _again in range(2):  # the shelf keeps the pages of both apart
            assert "Onion-Location" not in client.get(path, base_url=ONION).headers
            assert client.get(path, base_url=CLEAR).headers["Onion-Location"] == ONION + path


def test_nothing_is_named_elsewhere(onion, world, client):
    """Neither for files, refusals and pages behind a sign-in, nor without the setting or without https."""
    clear = onion.test_client()
    for path in ("/static/css/app.css", "/c/nowhere/", "/healthz", "/desk/northconf/", "/c/northconf/report.txt"):
        with clear.get(path, base_url=CLEAR) as answer:
            assert "Onion-Location" not in answer.headers
    for path in LED:
        assert "Onion-Location" not in client.get(path).headers


def test_a_path_can_not_write_a_header_of_its_own(onion):
    """Odd letters in an address are quoted."""
    client = onion.test_client()
    led = client.get("/r/northconf/%0d%0aX-Evil: 1/%c3%a4?lang=en", base_url=CLEAR)
    assert "X-Evil" not in led.headers
    led = client.get("/c/northconf/report?event=%0d%0aX-Evil:1", base_url=CLEAR)
    assert led.headers["Onion-Location"] == ONION + "/c/northconf/report?event=%0d%0aX-Evil:1"


def test_a_whole_report_by_the_onion(onion):
    """Filed and found again there; the receipt names the onion's box; no page on the way names the clear address."""
    walk = Walker.__new__(Walker)
    walk.client = OverOnion(onion.test_client(use_cookies=False))
    walk.get("/c/northconf/report")
    receipt = walk.report(story="It happened on the stairs.")
    assert CLEAR not in walk.text
    walk.open_box(receipt)
    assert "It happened on the stairs." in walk.text
    for path in ("/c/northconf/report.txt", "/c/northconf/report/paper"):
        told = walk.client.get(path).text
        assert f"{ONION}/c/northconf/report" in told
        assert CLEAR not in told


class OverOnion:
    """A browser that is on the onion and says so with each form."""

    def __init__(self, client):
        self.client = client

    def get(self, path):
        return self.client.get(path, base_url=ONION)

    def post(self, path, **more):
        headers = {"Origin": ONION, "Sec-Fetch-Site": "same-origin"}
        return self.client.post(path, base_url=ONION, headers=headers, **more)


def test_signing_in_by_the_onion(onion, world):
    """Over plain http the cookie is `s` and not Secure; on the clear address it is `__Host-s` all the while."""
    for base, begins, secure in ((ONION, "s=", False), (CLEAR, "__Host-s=", True)):
        client = onion.test_client()
        page = client.get("/sign-in", base_url=base)
        token = re.search(r'name="form_token"[^>]*value="([^"]+)"', page.text)[1]
        data = {"email": world.email("cleo"), "password": world.password, "form_token": token}
        answer = client.post("/sign-in", base_url=base, data=data, headers={"Origin": base})
        assert answer.status_code == 303
        assert answer.headers["Set-Cookie"].startswith(begins)
        assert ("Secure" in answer.headers["Set-Cookie"]) is secure
        assert ("Strict-Transport-Security" in answer.headers) is secure
        assert client.get("/desk/northconf/", base_url=base).status_code == 200


def test_one_address_is_not_the_others_origin(onion):
    """A form sent from the clear page to the onion, or from a stranger's onion, is from elsewhere."""
    client = onion.test_client()
    token = re.search(r'name="form_token"[^>]*value="([^"]+)"', client.get("/report", base_url=ONION).text)[1]
    for base, origin in ((ONION, CLEAR), (CLEAR, ONION), (ONION, "http://" + "b3" * 28 + ".onion")):
        answer = client.post("/report", base_url=base, headers={"Origin": origin}, data={"form_token": token})
        assert answer.status_code == 400
    assert client.get("/", base_url="http://" + "b3" * 28 + ".onion").status_code == 400


def test_an_address_that_is_no_onion_is_refused(tmp_path):
    """The portal says so before it serves anybody."""
    keys = dict.fromkeys(("secret_keys", "peppers", "server_keys"), "abcdefgh" * 5)

    def problems(address):
        settings = config.read({}, data=str(tmp_path / "none"), base_url=CLEAR, onion_url=address, **keys)
        return [one for one in config.problems_of(settings) if "ONION" in one]

    for wrong in ("portal.onion", "http://short.onion", f"{ONION}.example", f"{ONION}/path", "https://portal.example"):
        assert problems(wrong), wrong
    for right in ("", ONION, f"{ONION}/", ONION.replace("http:", "https:")):
        assert problems(right) == []
