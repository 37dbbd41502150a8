"""`portal policies import` does from the shell what the pages do."""

import json

import pytest

from portal import access, cli, communities, config, policies
from portal.db import Scope
from tests.communities.people import acting, founded
from tests.library import texts


@pytest.fixture
def shell(settings, app, monkeypatch, capsys):
    """Run `portal …` on this test's database; gives (exit code, answer)."""
    for name, variable in config.VARIABLES.items():
        value = getattr(settings, name)
        if value not in ("", False, None):
            monkeypatch.setenv(variable, ",".join(value) if isinstance(value, tuple) else str(value))
    with acting(app):
        founded("Lake Django", "lake", contact=False)

    def run(*arguments):
        try:
            code = cli.main([*map(str, arguments), "--json"])
        except SystemExit as stopped:
            code = stopped.code
        out = capsys.readouterr().out
        return code, json.loads(out) if out.strip() else None

    return run


@pytest.fixture
def file(tmp_path):
    def write(text, name="code.md"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_real_looking_file_is_published(app, shell, file):
    code, told = shell(
        *("policies", "import", file(texts.DAMAGED), "--community", "lake", "--publish"),
        *(
            "--source-url",
            "https://harbour.example/",
            "--licence",
            "cc-by-sa-3.0",
            "--contact",
            "Io Marsh <io@lake.example>",
        ),
    )
    assert code == 0
    assert (told["version"], told["title"], told["licence"], told["missing"]) == (1, "House Rules", "CC-BY-SA-3.0", [])
    assert {"hop": 1, "pin": "", "permission": ""}.items() <= told["sources"][0].items()
    assert {name: told["sources"][0][name] for name in list(told["sources"][0])[:5]} | {"changes": ""} == {
        "title": "",
        "author": "Harbour Circle",
        "url": "https://harbour.example/",
        "licence": "CC-BY-SA-3.0",
        "relation": "adapted",
        "changes": "",
    }
    assert {one["code"] for one in told["mended"]} == {"encoding_repaired", "front_matter"}
    page = app.test_client().get("/c/lake/conduct").get_data(as_text=True)
    assert "Don’t shout" in page and "io@lake.example" in page and 'rel="license' in page


def test_thanks_and_cc0(shell, file):
    code, told = shell(
        "policies",
        "import",
        file(texts.THANKING),
        "--community",
        "lake",
        "--publish",
        "--contact",
        "Io <io@lake.example>",
    )
    assert code == 0
    assert (told["title"], told["licence"], told["sources"][0]["relation"]) == (
        "Code of Conduct",
        "CC0-1.0",
        "inspired",
    )
    assert told["sources"][0]["licence"] == "CC0-1.0"


def test_without_publish_it_is_a_draft(app, shell, file):
    code, told = shell("policies", "import", file("Hello."), "--community", "lake", "--original", "--title", "Rules")
    assert (code, told["version"], told["missing"]) == (0, None, ["licence", "contacts"])
    with app.app_context():
        assert policies.versions(Scope(access.door("lake"))) == []


def test_refusals_leave_nothing_behind(app, shell, file):
    """Exit 1 refused, 2 wrong usage; nothing half-written."""
    code, told = shell(
        "policies",
        "import",
        file("Mail [INSERT EMAIL]."),
        "--community",
        "lake",
        "--publish",
        "--contact",
        "Io <io@lake.example>",
    )
    assert code == 1 and "blanks" in told["problems"] and told["blanks"][0]["line"] == 1
    with app.app_context():
        scope = Scope(access.door("lake"))
        assert communities.contacts(scope) == [] and policies.versions(scope) == []
    assert shell("policies", "import", file("Hello."), "--community", "none")[0] == 1
    assert shell("policies", "import", file("Hello.").with_name("none.md"), "--community", "lake")[0] == 1
    assert shell("policies", "import", file(b"\x89PNG\r\n"), "--community", "lake")[0] == 1
    assert shell("policies", "import", file("Hello."))[0] == 2
    assert shell("policies", "import", file("Hello."), "--community", "lake", "--licence", "Strange-1")[0] == 2
    assert shell("policies", "import", file("Hello."), "--community", "lake", "--contact", "nobody")[0] == 2
