"""What is published, for programs: as on the pages, nothing more, kept by its ETag, refused in its own form."""

import os

import pytest
import schemathesis
from hypothesis import given, settings

from portal import communities, policies
from tests.communities.people import acting

pytestmark = pytest.mark.sqlite_only
NORTH = "/data/communities/northconf"
EXAMPLES = 60 if os.environ.get("PORTAL_HYPOTHESIS") == "soak" else 6


def linked(told, home: str):
    """Every address of this API that an answer names."""
    parts = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    for part in parts:
        if isinstance(part, str) and part.startswith(f"{home}/data/"):
            yield part.removeprefix(home)
        yield from linked(part, home)


@pytest.fixture
def visitor(world, app):
    """Somebody without a cookie, in the demo's world."""
    return app.test_client()


@pytest.fixture
def home(app) -> str:
    """The portal's address."""
    return app.config["SETTINGS"].base_url.rstrip("/")


def test_every_answer_is_found_by_following_the_first(visitor, home):
    """From the list, the committee's statements and the affiliated on; JSON that any site may read, no cookie."""
    found, ahead = set(), ["/data/communities.json", "/data/statements.json", "/data/affiliated.json"]
    while ahead:
        path = ahead.pop()
        answer = visitor.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "application/json"), path
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, no-cache"
        again = visitor.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        found.add(path)
        ahead += [one for one in linked(answer.json, home) if one not in found]
    for path in (f"{NORTH}.json", f"{NORTH}/codes/1.json", f"{NORTH}/statements/1.json", "/data/statements/1.json"):
        assert path in found


def test_it_says_what_the_pages_say(visitor, home):
    """The code as conduct.json has it, without the people to turn to; a statement's numbers as its page has them."""
    page = visitor.get("/c/northconf/conduct.json").json
    told = visitor.get(f"{NORTH}/codes/{page['version']}.json").json
    same = told.keys() - {"url", "markdown"}
    assert {name: page[name] for name in same} == {name: told[name] for name in same}
    assert told["attribution"] and told["markdown"].startswith(page["markdown"][:40])
    numbers = visitor.get("/c/northconf/transparency/1/numbers.json").json
    assert visitor.get(f"{NORTH}/statements/1.json").json == numbers
    community = visitor.get(f"{NORTH}.json").json
    assert [one["version"] for one in community["codes"] if one["current"]] == [page["version"]]
    for one in (*community["codes"], *community["statements"]):
        assert visitor.get(one["url"].removeprefix(home)).status_code == 200


def test_nobody_to_turn_to_is_named(app, meadow):
    """They stand on the page, name and address, within the words of the code; in none of these answers."""
    with acting(app):
        policies.take(meadow, "## Talk to us\n\nWrite to {{contacts}}, or to {{mail}}.")
        policies.describe(meadow, title="House Rules", licence="CC0-1.0", original=True, made_from=[])
        policies.publish(meadow, "Because")
        one = communities.contacts(meadow)[0]
        names = (one.name, one.mail)
    visitor = app.test_client()
    page, told = visitor.get("/c/meadow/conduct").text, visitor.get("/data/communities/meadow/codes/1.json")
    assert all(name in page for name in names)
    assert "{{contacts}}" in told.json["markdown"]
    for path in (told.request.path, "/data/communities/meadow.json", "/data/communities.json"):
        answer = visitor.get(path)
        assert answer.status_code == 200 and not [name for name in names if name in answer.text], path


def test_what_is_not_published_is_not_there(visitor):
    """Unknown, unpublished, odd: a problem, never a page; nothing can be written."""
    missing = ("/data/communities/nowhere.json", f"{NORTH}/codes/99.json", f"{NORTH}/statements/9.json", "/data/x.json")
    for path in (*missing, f"{NORTH}/codes/{10**30}.json", "/data/statements/99.json"):
        answer = visitor.get(path)
        assert (answer.status_code, answer.mimetype, answer.json["status"]) == (404, "application/problem+json", 404)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for odd in ("0", "-1", "x", "", "1&page=2", "9" * 40):
        assert visitor.get(f"/data/communities.json?page={odd}").status_code == 400
    assert visitor.get("/data/communities.json?page=2").status_code == 404
    for method in ("post", "put", "delete", "patch"):
        answer = getattr(visitor, method)(f"{NORTH}.json")
        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]


def test_the_page_for_people_names_every_address(visitor):
    """In three languages, each address as the document has it."""
    paths = visitor.get("/data/openapi.json").json["paths"]
    assert len(paths) == 7
    for language in ("en", "es", "ar"):
        page = visitor.get(f"/data/?lang={language}")
        assert page.status_code == 200
        assert all(path in page.text for path in paths)


def test_the_document_is_true(world, app):
    """schemathesis asks everything the document says may be asked, and more, and believes nothing else."""
    asked = 0
    found = schemathesis.openapi.from_wsgi("/data/openapi.json", app)
    for operation in (each.ok() for each in found.get_all_operations()):

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate()

        ask()
        asked += 1
    assert asked == 7
