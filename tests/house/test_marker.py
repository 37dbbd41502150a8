"""Law 12 (R61, A4, A19): what people type stands nowhere but under seal. Markers go in through the real forms.

The tour climbs the whole house: a report with a file, the box, a case with something in every drawer, the committee,
the register, a new password. Then every place where bytes come to rest is searched, in several spellings.
"""

import base64
import logging
import re
import secrets
import tempfile
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import Path

import psycopg
import pytest
from bs4 import BeautifulSoup
from sqlalchemy import make_url

from portal import clock as portal_clock
from portal import db, logs, mail, sealing
from portal.audit.models import AuditLine
from tests.cards.conftest import Device
from tests.world import PASSWORD

from .targets import rows

pytestmark = pytest.mark.slow
ADDRESS = "203.0.113.77"


@dataclass
class Trail:
    """What was typed, and what the browsers saw outside the pages' own words."""

    markers: dict[str, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lines: str = ""
    temporary: Path | None = None

    def word(self, name: str) -> str:
        """A new marker of letters and digits that nothing else contains."""
        return self.markers.setdefault(name, "zq" + secrets.token_hex(8))


class Browser:
    """One browser without scripts, with a telling address and user agent; everything it does goes through forms."""

    def __init__(self, app, trail: Trail):
        self.client, self.trail = app.test_client(), trail
        self.agent = f"Marker/{trail.word('user agent')}"
        self.soup, self.path, self.status = None, "/", 0

    def go(self, path: str, data=None):
        """One request and every redirect after it."""
        known = {"environ_base": {"REMOTE_ADDR": ADDRESS}, "headers": {"User-Agent": self.agent}}
        many = data is not None and any(
            isinstance(value, list) and value and isinstance(value[0], tuple) for value in data.values()
        )
        kind = "multipart/form-data" if many else "application/x-www-form-urlencoded"
        answer = (
            self.client.get(path, **known)
            if data is None
            else self.client.post(path, data=data, content_type=kind, **known)
        )
        self.trail.urls += [path, answer.headers.get("Location", "")]
        if answer.status_code in (302, 303, 308):
            return self.go(answer.location)
        self.path, self.status, self.text = path, answer.status_code, answer.get_data(as_text=True)
        self.soup = BeautifulSoup(self.text, "html.parser")
        if self.soup.title:
            self.trail.titles.append(self.soup.title.get_text())
        if answer.status_code >= 400 and answer.status_code != 422:
            self.trail.errors.append(self.text)
        answer.close()
        return self

    def send(self, holding: str, **fields):
        """Fill and send the form that a selector finds, with all it holds already."""
        form = self.soup.select_one(f"main form{holding}, form{holding}")
        assert form, f"{self.path} {self.status}: no form{holding}: {self.soup.main.get_text(' ', strip=True)[:300]}"
        data: dict[str, list] = {}
        for one in form.select("input[name], textarea[name], select[name]"):
            kind = one.get("type", "text")
            if kind in ("submit", "file") or (kind in ("checkbox", "radio") and not one.has_attr("checked")):
                continue
            chosen = one.select_one("option[selected]") or one.select_one("option") if one.name == "select" else None
            value = (
                chosen.get("value", "")
                if chosen
                else one.get_text()
                if one.name == "textarea"
                else one.get("value", "")
            )
            data.setdefault(one["name"], []).append(value)
        data |= {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
        self.go(form.get("action") or self.path, data)
        faults = self.soup.select(".fault, .summary") if self.soup.main else []
        assert self.status == 200, f"{self.path} {self.status}: {[fault.get_text(' ', strip=True) for fault in faults]}"
        return self

    def file(self, name: str) -> list:
        """An upload whose name and bytes are markers."""
        raw = f"Received: {self.trail.word(f'{name} way')}\n\nseen at nine: {self.trail.word(f'{name} content')}\n"
        return [(BytesIO(raw.encode()), f"{self.trail.word(f'{name} name')}.eml")]

    def sign_in(self, address: str, password: str = PASSWORD):
        """Through the page."""
        return self.go("/sign-in").send("", email=address, password=password)


def reports(app, trail: Trail) -> str:
    """Somebody reports and writes again; gives the receipt."""
    word, reporter = trail.word, Browser(app, trail)
    reporter.go("/c/northconf/report").send("", door="community")
    answers = {name: word(name) for name in ("story", "before", "who", "where", "when", "contact", "wishes")}
    answers["notify"] = f"{word('notify')}@nowhere.example"
    reporter.send("", **answers).send("", ongoing="yes", attachments=reporter.file("report file"))
    reporter.send("", consent_investigate="yes")
    assert all(text in reporter.text for text in answers.values()) and word("report file name") in reporter.text
    reporter.send("")
    receipt = reporter.soup.select_one("#receipt").get_text(strip=True)
    trail.markers["receipt"] = receipt
    trail.markers["draft"] = reporter.soup.select_one("input[name=draft]")["value"]
    reporter.send(":has([name=receipt])", receipt=receipt)
    assert reporter.soup.select_one("#reported")
    reporter.go("/box").send("", receipt=receipt)
    trail.markers["box key"] = reporter.soup.select_one("input[name=box_key]")["value"]
    reporter.send(":has([name=message])", message=word("message"), attachments=reporter.file("box file"))
    assert word("message") in reporter.text
    return receipt


def holds(app, trail: Trail, world) -> None:
    """Where a lead lets reports be held back, somebody holds one, naming a handle and an address."""
    word, cleo, reporter = trail.word, Browser(app, trail), Browser(app, trail)
    assert "It is switched on" in cleo.sign_in(world.email("cleo")).go("/desk/northconf/settings/held").text
    reporter.go("/c/northconf/report").send("", door="community").send("", story=word("held story"))
    named = f"github: {word('held handle')}\n{word('held address')}@nowhere.example"
    reporter.send("", who=word("held who")).send("", hold="yes", hold_who=named, hold_end="open")
    assert word("held handle") in reporter.text
    reporter.send("")
    receipt = trail.markers["held receipt"] = reporter.soup.select_one("#receipt").get_text(strip=True)
    reporter.send(":has([name=receipt])", receipt=receipt)
    assert reporter.soup.select_one("#reported")
    reporter.go("/box").send("", receipt=receipt)
    assert word("held story") in reporter.text
    assert word("held handle") not in reporter.text


def tells(app, trail: Trail, world) -> None:
    """A helper writes down what somebody tells: once on the page, once sealed on a phone and sent later."""
    word, pia, phone = trail.word, Browser(app, trail), Browser(app, trail)
    with app.app_context(), db.writing():
        sealing.keep_transport_keys(portal_clock.now())
    pia.sign_in(world.email("pia")).go("/desk/northconf/card/")
    device = Device(pia.text)
    names = ("story", "who", "where", "when", "witnesses", "wishes", "contact", "place")
    pia.send("[data-act=card]", **{name: word(f"told {name}") for name in names}, confirmed="read_back")
    assert pia.soup.select_one("#card-taken")
    trail.markers["card receipt"] = sealing.receipt.new()
    kept = device.seal(id=trail.markers["card receipt"], **{name: word(f"sealed {name}") for name in names})
    trail.markers["shift"] = kept["shift"]
    assert found_in(str(kept).encode(), trail, leave=("shift",)) == []
    assert phone.client.post("/cards", data=kept).json == {"card": "filed"}


def handles(app, trail: Trail, world) -> str:
    """A lead works on it, in every drawer, and sends it up; gives the case's path."""
    word, cleo = trail.word, Browser(app, trail)
    cleo.sign_in(world.email("cleo"))
    trail.markers["session"] = cleo.client.get_cookie("s").value
    for link in [link["href"] for link in cleo.go("/desk/northconf/").soup.select("[data-report] a")]:
        if cleo.go(link).send("[data-act=open]").soup and word("story") in cleo.text:
            break
    assert all(word(name) in cleo.text for name in ("contact", "message", "wishes", "before"))
    case = cleo.send('[action$="/case"]').path
    cleo.send("[data-act=note]", kind="fact", text=word("fact"))
    cleo.go(case).send("[data-act=note]", kind="note", text=word("note"))
    cleo.go(case).send("[data-act=party]", name=word("party"), handles=word("handles"))
    cleo.go(case).send("[data-act=measure]", kind="removal", text=word("measure"))
    cleo.go(case).send("[data-act=respond]", text=word("response"))
    cleo.go(case).send("[data-act=attach]", kind="screenshot", attachments=cleo.file("case file"))
    cleo.go(f"{case}/review").send("[data-act=review]", finding="violation", text=word("review"))
    cleo.go(f"{case}/answer").send("[data-act=answer]", text=word("answer")).send(
        "[data-act=answer]:has([name=sure][value=yes])"
    )
    for name in ("fact", "note", "party", "handles", "measure", "response", "case file name", "review", "answer"):
        assert word(name) in cleo.go(case).text, name
    look = cleo.soup.find("a", string=re.compile(word("case file name")))["href"]
    assert word("case file content") in cleo.go(look).text
    assert word("case file way") in cleo.send("[data-act=original]", reason=word("original reason")).text
    assert word("original reason") in cleo.go(look).text
    cleo.go(f"{case}/escalate").send("[data-act=escalate]", reason="help_wanted", text=word("request"))
    assert word("fact") in cleo.text
    cleo.send("[data-act=escalate]:has([name=step][value=send])")
    return case


def decides(app, trail: Trail, world) -> None:
    """The committee confirms, reviews, decides by two, records, looks at the register's people."""
    word, gil, hana = trail.word, Browser(app, trail), Browser(app, trail)
    gil.sign_in(world.email("gil"))
    case = next(
        link["href"]
        for link in gil.go("/committee/").soup.select("[data-case] a")
        if word("fact") in gil.go(link["href"]).text
    )
    gil.go(case).send("[data-act=confirm]")
    gil.go(f"{case}/review").send("[data-act=review]", finding="violation", text=word("central review"))
    decision = {"outcome": "violation", "standing": "banned", "text": word("proposal"), "advice": word("advice")}
    gil.go(f"{case}/decide").send("[data-act=decide]", until="2031-05-04", **decision)
    hana.sign_in(world.email("hana"))
    hana.go(case).send("[data-act=agree]")
    person = {"name": word("register name"), "aliases": word("register alias"), "text": word("register summary")}
    hana.go(f"{case}/record").send(
        "[data-act=record]", record_type="5", standing="banned", until="2031-05-04", **person
    )
    hana.go("/committee/register/people").send(
        ":has([name=reason]), form:has(textarea)", reason=word("register reason"), text=word("register reason")
    )
    assert word("register name") in hana.go("/committee/register/people").text


def changes(app, trail: Trail, world) -> None:
    """A new password, looked-at recovery code, an invitation, a typed-too-late form, a crash, and refusals."""
    word, dov = trail.word, Browser(app, trail)
    dov.sign_in(world.email("dov"))
    trail.markers["password"] = f"calm {secrets.token_hex(6)} otters {secrets.token_hex(6)}"
    dov.go("/account/password").send(":has([name=old])", old=PASSWORD, password=trail.markers["password"])
    dov.go("/account/recovery")
    if not dov.soup.select_one("#recovery-code"):
        dov.send(":has([name=password])", password=trail.markers["password"])
    trail.markers["recovery code"] = dov.soup.select_one("#recovery-code").get_text(strip=True)
    dov.go("/account/address").send(
        ":has([name=email])", email=f"{word('new address')}@nowhere.example", password=trail.markers["password"]
    )
    dov.go("/sign-in", {"email": "x", "password": word("wrong password")})
    dov.go("/box", {"receipt": word("wrong receipt"), "message": word("lost message")})
    dov.go("/desk/northconf/file", {"csrf_token": "bad", "text": word("refused words")})

    def crashing(**values):
        raise RuntimeError(f"{word('crash')} {values}")

    real = app.view_functions["entry.home"]
    crashing.audience, crashing.upload = real.audience, real.upload
    app.config["SHOW_CRASHES"] = True
    app.view_functions["entry.home"] = crashing
    assert dov.go("/home").status == 500
    app.view_functions["entry.home"] = real


def spellings(word: str) -> set[bytes]:
    """How a word may stand in a file: plain, without dashes, small, hexadecimal, base64, two bytes a letter."""
    found = set()
    for text in {word, word.lower(), re.sub(r"[\s-]", "", word), re.sub(r"[\s-]", "", word).lower()}:
        raw = text.encode()
        found |= {raw, raw.hex().encode(), text.encode("utf-16-le")}
        found |= {base64.b64encode(b"x" * shift + raw)[shift + (shift > 0) + 1 : -4] for shift in range(3)}
    return {one for one in found if len(one) > 7}


def database_bytes(settings) -> bytes:
    """Every byte the database keeps: file, log and index, or every row of every table."""
    if settings.database.startswith("sqlite"):
        files = sorted(settings.data.glob("portal.sqlite*"))
        assert any(file.name.endswith("-wal") for file in files)
        return b"\n".join(file.read_bytes() for file in files)
    url = make_url(settings.database)
    with psycopg.connect(host=url.query["host"], user="postgres", dbname=url.database) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = [connection.execute(f'SELECT t::text FROM "{name}" t').fetchall() for (name,) in tables]
    return "\n".join(row[0] for found in rows for row in found).encode()


def found_in(raw: bytes, trail: Trail, leave=()) -> list[str]:
    """The names of the markers that stand in these bytes."""
    return [
        name for name, word in trail.markers.items() if name not in leave and any(one in raw for one in spellings(word))
    ]


@pytest.fixture
def tour(app, world, settings, smtp, caplog, tmp_path, monkeypatch):
    """The whole climb, with everything it left behind."""
    spot = tmp_path / "temporary"
    spot.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spot))
    trail, log = Trail(), StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(logs.Formatter())
    logging.getLogger().addHandler(handler)
    caplog.set_level(logging.DEBUG)
    receipt = reports(app, trail)
    tells(app, trail, world)
    holds(app, trail, world)
    handles(app, trail, world)
    decides(app, trail, world)
    box = Browser(app, trail)
    box.go("/box").send("", receipt=receipt)
    assert trail.word("answer") in box.text
    changes(app, trail, world)
    with app.app_context():
        while mail.deliver(portal_clock.now()):  # fifty at a time
            pass
    logging.getLogger().removeHandler(handler)
    trail.markers["address"] = ADDRESS
    trail.temporary, trail.lines = spot, log.getvalue()
    return trail


def test_what_people_type_stands_nowhere_but_under_seal(tour, app, world, settings, smtp):
    """0 hits where bytes come to rest, and 0 in what others see: mails, log lines, addresses, titles, error pages."""
    assert len(tour.markers) > 40
    raw = database_bytes(settings)
    assert b"harbor-python" in raw, "the search sees what stands in clear"
    assert found_in(raw, tour) == []
    blobs = [path.read_bytes() for path in settings.data.rglob("*") if path.is_file() and "sqlite" not in path.name]
    assert len(blobs) >= 3
    assert found_in(b"\n".join(blobs), tour) == []
    left = [path for folder in (tour.temporary, settings.data) for path in folder.rglob("*")]
    assert found_in("\n".join(map(str, left)).encode(), tour) == []
    assert found_in(b"\n".join(path.read_bytes() for path in tour.temporary.rglob("*") if path.is_file()), tour) == []
    mails = "\n".join(f"{message.as_string()}\n{message.get_content()}" for message in smtp.mailbox.messages)
    assert len(smtp.mailbox.messages) >= 4
    assert found_in(mails.encode(), tour, leave=("new address", "notify")) == []
    assert smtp.mailbox.to(f"{tour.markers['notify']}@nowhere.example"), "the one mail a reporter asked for"
    assert "kind=RuntimeError" in tour.lines
    assert len(tour.lines) > 1000
    for seen in (tour.lines, *map("\n".join, (tour.urls, tour.titles, tour.errors))):
        assert seen
        assert found_in(seen.encode(), tour) == []
    with app.app_context():
        told = "\n".join(f"{row.action} {row.actor} {row.object_id}" for _place, row in rows(AuditLine))
    assert "cases.opened" in told and "register.recorded" in told
    assert found_in(told.encode(), tour) == []


def test_the_search_finds_what_it_looks_for():
    """Each spelling is found where it stands: what finds nothing above could have found something."""
    trail = Trail()
    word = trail.word("thing")
    for hidden in (
        word.encode(),
        word.encode().hex().encode(),
        word.encode("utf-16-le"),
        *(base64.b64encode(b"y" * shift + word.encode() + b"zz") for shift in range(3)),
    ):
        assert found_in(b"before " + hidden + b" after", trail) == ["thing"], hidden
