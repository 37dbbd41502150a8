"""Founders and visitors for the tests of both rooms of the ground floor."""

import re
from contextlib import contextmanager

from bs4 import BeautifulSoup

from portal import accounts, communities, db
from portal.access import Actor

PASSWORD = "seven quiet herons stand by"


@contextmanager
def acting(app):
    """One unit of work, as a request would do it."""
    with app.app_context(), db.writing():
        yield


def somebody(name: str) -> Actor:
    """A new person with an account, acting for themself."""
    opened = accounts.enroll(f"{name}@meadow.example", name=name.title(), password=PASSWORD)
    return Actor("site", opened.person_id, opened.key, role="person")


def founded(name="Meadow Python", slug="meadow", founder="ada", *, contact=True, **facts) -> Actor:
    """A new community with one person to turn to; gives its lead."""
    lead = communities.found(somebody(founder), name, slug, **facts)
    if contact:
        communities.keep_contact(lead, name="Ada Reed", mail="ada@meadow.example", words="in a green scarf")
    return lead


class Visitor:
    """A browser without scripts that fills in forms."""

    def __init__(self, app):
        self.client = app.test_client()
        self.answer = self.soup = None

    def get(self, path: str, **more) -> "Visitor":
        return self._see(self.client.get(path, follow_redirects=True, **more))

    def send(self, act: str, /, **fields) -> "Visitor":
        """Send the form of the page one is on that carries this data-act, with what it shows already."""
        form = self.soup.find("form", attrs={"data-act": act})
        assert form is not None, f"no form {act} on {self.path}"
        files = any(hasattr(value, "__len__") and isinstance(value, tuple) for value in fields.values())
        kind = {"content_type": "multipart/form-data"} if files else {}
        to = form.get("action") or self.path
        return self._see(self.client.post(to, data=_filled(form) | fields, follow_redirects=True, **kind))

    def sign_in(self, name: str) -> "Visitor":
        self.get("/sign-in")
        form = self.soup.find("input", attrs={"name": "password"}).find_parent("form")
        data = _filled(form) | {"email": f"{name}@meadow.example", "password": PASSWORD}
        return self._see(self.client.post("/sign-in", data=data, follow_redirects=True))

    def _see(self, answer) -> "Visitor":
        self.answer, self.path = answer, answer.request.path
        self.soup = BeautifulSoup(answer.get_data(as_text=True), "html.parser")
        if answer.mimetype == "text/html" and answer.data:
            titles = self.soup.find_all("h1")
            assert [one.get_text(strip=True) for one in titles] == [self.soup.title.get_text(strip=True)]
            ids = re.findall(r'\sid="([^"]*)"', answer.get_data(as_text=True))
            assert len(ids) == len(set(ids)), f"an id twice on {self.path}"
        return self

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def title(self) -> str:
        return self.soup.title.get_text(strip=True)

    @property
    def text(self) -> str:
        return " ".join(self.soup.get_text(" ").split())


def _filled(form) -> dict:
    """What a browser would send of a form: its fields as they stand."""
    data = {}
    for field in form.find_all(["input", "textarea", "select"]):
        kind = field.get("type", "")
        if (
            not field.get("name")
            or kind in ("file", "submit")
            or (kind in ("radio", "checkbox") and "checked" not in field.attrs)
        ):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[field["name"]] = chosen["value"]
        else:
            data[field["name"]] = field.get_text().strip() if field.name == "textarea" else field.get("value", "")
    return data


def build(app) -> Actor:
    """Meadow Python as a template holds it: its lead."""
    with acting(app):
        return founded()
