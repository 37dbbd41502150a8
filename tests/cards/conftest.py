"""A world whose keeper has been round, and what a device does: keep a card sealed, send it when it can."""

import base64
import json
import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from nacl.public import PublicKey, SealedBox

from portal import audit, sealing
from portal import clock as portal_clock
from portal.cards import pace
from portal.db import writing

CARD = "/desk/northconf/card/"


class Device:
    """Somebody's phone: what the card's page put on it, and what it does without us."""

    def __init__(self, page):
        form = BeautifulSoup(page, "html.parser").select_one("form[data-card]")
        self.facts = {name.removeprefix("data-"): value for name, value in form.attrs.items() if name[:5] == "data-"}
        self.token = form.select_one("[name=form_token]")["value"]

    def seal(self, **facts) -> dict[str, str]:
        """A card as it lies in the device's storage."""
        words = {"id": sealing.receipt.new(), "at": self.facts["at"], "story": "He followed me. ZQCARD"}
        words |= {"typed": int(datetime.now(UTC).timestamp() * 1000)} | facts
        box = SealedBox(PublicKey(base64.b64decode(self.facts["key"]))).encrypt(json.dumps(words).encode())
        kept = {"box": base64.b64encode(box).decode(), "month": self.facts["month"]}
        return kept | {"shift": self.facts["shift"], "form_token": self.token}


@pytest.fixture
def ready(app, world):
    """The world after the keeper's round."""
    pace.forget()
    with app.app_context(), writing():
        sealing.keep_transport_keys(portal_clock.now())
    return world


@pytest.fixture
def signed(app, ready):
    """Signs a member of the cast in: `signed("pia")`."""

    def sign_in(key: str):
        client = app.test_client()
        assert ready.sign_in(client, key).status_code == 303
        return client

    return sign_in


@pytest.fixture
def device(signed):
    """Pia's phone, after she looked at the card once."""
    return Device(signed("pia").get(CARD).text)


@pytest.fixture
def unit(app):
    """A unit of work that is kept."""

    class Unit:
        def __enter__(self):
            self.context = app.app_context()
            self.context.push()
            self.writing = writing()
            self.writing.__enter__()

        def __exit__(self, kind, value, trace):
            try:
                if kind is None:
                    audit.settle()
                self.writing.__exit__(kind, value, trace)
            finally:
                self.context.pop()

    return Unit


def fill(page: str, **fields) -> dict:
    """The card's hidden values, and these."""
    form = BeautifulSoup(page, "html.parser").select_one("form[data-card]")
    hidden = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    told = form.select_one("[name=told]")["value"]
    return hidden | {"told": told} | fields


def receipt_in(page: str) -> str:
    """The receipt a page shows, or nothing."""
    found = re.search(r'id="receipt"[^>]*>([^<]*)<', page)
    return found[1] if found else ""
