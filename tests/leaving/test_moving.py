"""A community is taken along by one of its leads, and brought in elsewhere: all of its own, nothing of anybody else."""

import io
import json
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import pytest

from portal import (
    access,
    audit,
    cases,
    cli,
    communities,
    config,
    house,
    leaving,
    policies,
    reports,
    sealing,
    transparency,
)
from portal.accounts.people import add
from portal.db import begin_writing, db, reading, writing
from portal.errors import NotFound, Refused
from tests.cases.ground import PASSWORD

from .village import CENTRAL, FOREIGN, HIDDEN


def packed(ground, who="Ana") -> tuple[bytes, dict]:
    """The open folder, as bytes, and its counts."""
    with ground.unit(), reading():
        spool, counts = leaving.pack(ground.act(who), home="http://localhost")
    spool.seek(0)
    return spool.read(), counts


def words_in(raw: bytes) -> str:
    """Everything that can be read in a folder."""
    folder = zipfile.ZipFile(io.BytesIO(raw))
    return "\n".join(folder.read(name).decode("utf-8", "replace") for name in folder.namelist())


def test_what_is_ours_is_in_it_and_nothing_else(village):
    """Pages, licence, history, cases, files, numbers; no word of the committee's, of others, of the hidden."""
    raw, counts = packed(village)
    told = words_in(raw)
    for ours in (
        "MARKERFACT",
        "MARKERCONTACT",
        "MARKERPERSON",
        "bytes of a picture",
        "ZQLOOSE",
        "ZQMESSAGE",
        "Robin K.",
    ):
        assert ours in told, ours
    for ours in (
        "Code of Tides",
        "SPDX-License-Identifier: CC-BY-4.0",
        "ana@harbor.example",
        "Scope said more plainly",
    ):
        assert ours in told, ours
    with village.unit():
        assert "ZQCENTRAL" in str(cases.read(village.act("Gil"), central_case(village)).notes)
        assert HIDDEN in str([reports.read(village.act("Ben"), row.id) for row in reports.listing(village.act("Ben"))])
    for theirs in (*CENTRAL, HIDDEN, FOREIGN, "Gil", "Hana", "NorthConf", "committee_"):
        assert theirs not in told, theirs
    assert counts == {"versions": 2, "statements": 1, "statistics": 1, "cases": 2, "reports": 3, "files": 1}
    names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    assert {"code/1.md", "code/2.md", "statistics.csv", "manifest.json", "README.txt"} <= set(names)


def central_case(ground) -> str:
    """The committee's case."""
    return next(one.id for one in cases.listing(ground.act("Gil"))[0])


def test_only_a_lead_takes_it_along(village):
    """A responder, an organiser, another lead, the committee, somebody nobody vouched for: a 404."""
    for who in ("Ben", "Odo", "Noa"):
        with village.unit(), pytest.raises(NotFound):
            leaving.pack(village.act(who), home="")
    for who in ("Dov", "Gil"):
        with village.unit(), pytest.raises(NotFound):
            leaving.pack(village.act(who, place=village.harbor), home="")


@pytest.fixture
def elsewhere(templates, tmp_path):
    """Another portal, empty, with keys of its own; opened after the first one."""
    made = templates.copy("empty", tmp_path / "elsewhere", server_keys="another-portal-with-keys-of-its-own-987")
    yield made
    templates.drop(made)


@contextmanager
def brought(settings, raw: bytes, slug: str = ""):
    """Brought in at another portal by Zoe; that portal is open as long as the block lasts."""
    with house.opened(settings) as app, app.app_context():
        begin_writing(True)
        zoe = add("zoe@people.example", "Zoe")
        sealing.new_person(zoe.id, PASSWORD)
        actor = access.Actor("site", zoe.id, sealing.unlock(zoe.id, PASSWORD), role="person")
        made = leaving.bring(actor, zipfile.ZipFile(io.BytesIO(raw)), slug=slug)
        audit.settle()
        db.session.commit()
        begin_writing(False)
        yield made


def normal(folder: zipfile.ZipFile, name: str) -> dict:
    """A case without ids, which mean nothing elsewhere, and without who wrote what, which is told by name there."""
    told = json.loads(folder.read(name))
    for drop in (
        "id",
        "people_who_wrote",
        "kept",
        "boxes",
        "event_id",
        "letters",
        "proposals",
        "gathered",
        "passed_on",
    ):
        told.pop(drop)
    for kind in ("notes", "parties", "measures", "files", "steps", "reports"):
        for one in told[kind]:
            for drop in ("id", "author", "person_id", "code", "more", "about", "hash", "readers", "version"):
                one.pop(drop, None) if kind != "steps" or drop != "code" else None
    for report in told["reports"]:
        report.pop("steps")
        report["messages"] = [(one["text"], one["day"], one["kind"], bool(one["author"])) for one in report["messages"]]
        report["identity"] = report["identity"] or ""
    told["steps"] = [one["code"] for one in told["steps"]]
    return told


def test_brought_in_elsewhere_it_is_the_same(village, elsewhere):
    """Two portals, two sets of keys: pages, cases, files, numbers, boxes; only the new lead reads them."""
    made = village.made
    raw, counts = packed(village)
    before = zipfile.ZipFile(io.BytesIO(raw))
    with brought(elsewhere, raw) as got:
        lead = got.lead
        assert got.counts == {name: counts[name] for name in counts if name != "files"}
        assert policies.current(lead).digest == json.loads(before.read("code/history.json"))[-1]["digest"]
        assert [one.name for one in communities.contacts(lead)] == ["Ana Pier"]
        event = communities.event(lead, "spring")
        assert [one.name for one in communities.places(lead, event.id)] == ["Main hall", "Quiet room"]
        assert len(transparency.published(lead.partition)) == 1
        with reading():
            spool, again = leaving.pack(lead, home="http://localhost")
        assert again == counts
        spool.seek(0)
        after = zipfile.ZipFile(spool)
        for name in (one for one in before.namelist() if one.endswith("case.json")):
            assert normal(after, name) == normal(before, name)
        for name in ("statistics.json", "statistics.csv"):
            assert sorted(after.read(name).splitlines()) == sorted(before.read(name).splitlines())
        box = reports.box(reports.enter_box(made["receipt"]))
        assert "ZQMESSAGE from the box" in [one.text for one in box.messages]
        assert reports.enter_box(made["hidden receipt"]) is None


def test_a_strange_file_brings_nothing(village, elsewhere, tmp_path):
    """Another code, another zip, a file that was cut: refused, and no community is there."""
    code = sealing.new_parcel_code()
    raw, _counts = packed(village)
    parcel = b"".join(sealing.closed_parcel(code, io.BytesIO(raw)))
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as folder:
        folder.writestr("manifest.json", "{}")
    other = b"".join(sealing.closed_parcel(code, io.BytesIO(empty.getvalue())))
    tries = [(sealing.new_parcel_code(), parcel, "archive_shut"), (code, parcel[:-5], "archive_shut")]
    tries += [
        (code, other, "archive_odd"),
        (code, b"".join(sealing.closed_parcel(code, io.BytesIO(b"x"))), "archive_odd"),
    ]
    for key, sealed, why in tries:
        with pytest.raises(Refused) as refused:
            leaving.opened(key, io.BytesIO(sealed))
        assert refused.value.code == why
    assert leaving.opened(code, io.BytesIO(parcel)).namelist()
    for bad in ({"community.json": "{}"}, {"community.json": "[1]"}):
        broken = io.BytesIO()
        with zipfile.ZipFile(broken, "w") as folder:
            for name, words in bad.items():
                folder.writestr(name, words)
        with house.opened(elsewhere) as app, app.app_context(), pytest.raises(Refused) as refused:
            leaving.bring(access.Actor("site", role="person"), zipfile.ZipFile(broken))
        assert refused.value.code == "archive_odd"


def shell(monkeypatch, capsys, where, *arguments, typed: str):
    """`portal communities …` on the data of these settings: (exit code, answer)."""
    for name, variable in config.VARIABLES.items():
        value = getattr(where, name)
        monkeypatch.delenv(variable, raising=False)
        if value not in ("", False, None):
            monkeypatch.setenv(variable, ",".join(value) if isinstance(value, tuple) else str(value))
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    code = cli.main(["communities", *map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_by_the_shell(village, elsewhere, settings, tmp_path, monkeypatch, capsys):
    """`portal communities export` as its lead, then `import` elsewhere with the code alone; and what is refused."""
    file, ana = tmp_path / "harbor.parcel", ("--community", "harbor", "--as", "ana@people.example")
    run = partial(shell, monkeypatch, capsys)
    with village.unit():  # passwords are kept cheaply in tests; the command takes only the real thing
        sealing.configure(replace(settings, testing=False))
        for name in ("Ana", "Dov"):
            sealing.keep_up(village.people[name], village.keys[name], PASSWORD)
    assert run(settings, "export", file, *ana, typed="wrong\n")[0] == 1
    dov = ("--community", "harbor", "--as", "dov@people.example")
    assert run(settings, "export", file, *dov, typed=f"{PASSWORD}\n") == (1, {"problems": ["who"]})
    assert not file.exists()
    code, told = run(settings, "export", file, *ana, typed=f"{PASSWORD}\n")
    assert (code, told["cases"], file.stat().st_size) == (0, 2, told["size"])
    assert run(settings, "export", file, *ana, typed=f"{PASSWORD}\n") == (1, {"problems": ["file"]})
    with house.opened(elsewhere) as app, app.app_context(), writing():
        sealing.new_person(add("zoe@people.example", "Zoe").id, PASSWORD)
    zoe = ("--lead", "zoe@people.example")
    assert run(elsewhere, "import", file, *zoe, typed="nonsense\n") == (1, {"problems": ["code"]})
    wrong = f"{sealing.new_parcel_code()}\n"
    assert run(elsewhere, "import", file, *zoe, typed=wrong) == (1, {"problems": ["archive_shut"]})
    nobody = ("--lead", "nobody@people.example")
    assert run(elsewhere, "import", file, *nobody, typed=told["code"]) == (1, {"problems": ["who"]})
    code, made = run(elsewhere, "import", file, *zoe, typed=f"{told['code']}\n")
    assert (code, made["cases"], made["slug"]) == (0, 2, "harbor")
    assert run(elsewhere, "import", file, *zoe, typed=told["code"]) == (1, {"problems": ["slug_taken"]})
    code, made = run(elsewhere, "import", file, *zoe, "--slug", "harbor-two", typed=told["code"])
    assert (code, made["slug"]) == (0, "harbor-two")
