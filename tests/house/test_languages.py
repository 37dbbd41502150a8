"""Everything a visitor or reporter sees is there in each language: no message is missing, wherever they go."""

import importlib.util
import re
from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup

from portal import translation
from tests.reports.walker import Walker

from .reading import ROOT

_place = importlib.util.spec_from_file_location("messages", ROOT / "setup" / "messages.py")
messages = importlib.util.module_from_spec(_place)
_place.loader.exec_module(messages)

SAID = {one.id for one in messages.source()}
OTHERS = [code for code in translation.LANGUAGES if code != translation.ENGLISH]
HOLES = re.compile(r"%\(\w+\)[sd]|%%")
NOT_OURS = ("front.patterns", "front.demo_mail", "front.healthz", "front.readyz", "front.figures")
"""What developers and a demo see."""
LABELS = ("Drill", "Message")
"""Hidden fields that are called like a word elsewhere; nobody sees their label."""
pytestmark = pytest.mark.sqlite_only


class Noted:
    """A catalogue that notes what it does not have."""

    def __init__(self, language: str):
        self.language, self.missing = language, set()

    def get_translations(self, _domain=None):
        """This one in its own language, and what there is in others."""
        spoken = translation.flask_babel.get_locale()
        return self if spoken and spoken.language == self.language else translation.catalogue(spoken.language)

    def ugettext(self, message):
        """One message; noted when there is none."""
        found = translation.catalogue(self.language)._catalog.get(message)
        if (
            not found and message not in LABELS and (message in SAID or "." in message)
        ):  # else a label that the forms' library makes of a name
            self.missing.add(message)
        return found or message

    def ungettext(self, one, many, number):
        """One message with a number; noted when there is none."""
        catalogue = translation.catalogue(self.language)
        if (one, 0) not in catalogue._catalog:
            self.missing.add(one)
        return catalogue.ungettext(one, many, number)


@contextmanager
def noting(monkeypatch, language):
    """Notes what is missing in this language."""
    noted = Noted(language)
    with monkeypatch.context() as patch:
        patch.setattr(translation.Catalogues, "get_translations", lambda self: noted.get_translations())
        yield noted


# ---- the catalogues ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", OTHERS)
def test_a_missing_message_fails_the_build(language):
    """All that the files of seen.txt say is translated, every plural form of it."""
    said = [one for one in messages.source() if one.id and messages.is_seen(one)]
    assert len(said) > 800
    told = messages.read(language)
    missing = [one.id for one in said if one.id not in told or not all(messages._parts(told[one.id].string))]
    assert not missing, f"translate in {language}, then `make messages`: {missing}"


def test_the_files_that_visitors_see_are_there():
    """A file that moved is named anew: nothing is watched that is not there."""
    gone = [pattern for pattern in messages.seen() if not list(ROOT.glob(pattern))]
    assert not gone
    assert {one.id for one in messages.read("es")} == {one.id for one in messages.read("ar")}


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_stays(language):
    """Every placeholder of the English words stands in the translation, and no other."""
    for one in messages.read(language):
        if not one.id:
            continue
        source = one.id if isinstance(one.id, str) else one.id[-1]
        wanted = set(HOLES.findall(source))
        for said in messages._parts(one.string):
            left = wanted - set(HOLES.findall(said))
            assert not set(HOLES.findall(said)) - wanted, (one.id, said)
            assert not left or (isinstance(one.id, tuple) and left == {"%(num)s"}), (one.id, said)
            assert source.count("\n") == said.count("\n"), one.id


def test_catalogues_are_as_the_tool_writes_them(tmp_path, monkeypatch):
    """Written twice they are the same: in order, without line numbers and days."""
    for language in OTHERS:
        was = (messages.HOME / language / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
        catalog = messages.read(language)
        monkeypatch.setattr(messages, "HOME", tmp_path)
        messages.write(catalog, language)
        monkeypatch.undo()
        now = (tmp_path / language / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
        assert re.sub(r"(?m)^#.*\n", "", now) == re.sub(r"(?m)^#.*\n", "", was)


# ---- the pages -----------------------------------------------------------------------------------------------------
def open_pages(cast):
    """The addresses that answer anybody, one of each kind and place."""
    for rule in cast.app.url_map.iter_rules():
        who = getattr(cast.app.view_functions[rule.endpoint], "audience", None)
        if who is None or not who.open or "GET" not in rule.methods or rule.endpoint in NOT_OURS:
            continue
        adapter = cast.app.url_map.bind("localhost")
        yield from (adapter.build(rule.endpoint, values) for values in cast.targets.of(rule, crossed=False))


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
def test_every_open_page_speaks(cast, monkeypatch, language):
    """In this language no page of visitors and reporters falls back to English, and each says which one it is in."""
    cast.app.config["SHOW_CRASHES"] = False
    client, seen, missing, lost = cast.app.test_client(use_cookies=False), 0, {}, []
    direction = "rtl" if language == "ar" else "ltr"
    with noting(monkeypatch, language) as noted:
        for path in open_pages(cast):
            answer = client.get(f"{path}?lang={language}")
            assert answer.status_code < 500, path
            missing |= dict.fromkeys(noted.missing - missing.keys(), path)
            if answer.mimetype != "text/html" or answer.status_code not in (200, 404) or "/embed" in path:
                continue
            page = BeautifulSoup(answer.text, "html.parser")
            if page.html is None or page.body.get("data-audience") is None:
                continue
            seen += 1
            assert (page.html["lang"], page.html["dir"]) == (language, direction), path
            lost += lost_ways(cast, page, path, language)
    assert seen > 20 and not lost, "\n".join(lost)
    assert not missing, "\n".join(f"{path}: {message}" for message, path in missing.items())


def lost_ways(cast, page, path: str, language: str):
    """The ways on to another open page that do not keep the language that was asked for."""
    adapter = cast.app.url_map.bind("localhost")
    ways = [(one, one["href"]) for one in page.select("a[href^='/']")]
    ways += [(one, one["action"]) for one in page.select("form[action^='/']")]
    for node, where in ways:
        address, _hash, _more = where.partition("#")
        bare, _mark, query = address.partition("?")
        method = "POST" if node.name == "form" else "GET"
        endpoint = adapter.match(bare, method=method)[0]
        who = getattr(cast.app.view_functions[endpoint], "audience", None)
        if who is None or not who.open or endpoint == "static":
            continue
        if f"lang={language}" not in query:
            yield f"{path} loses the language at {where}"


def test_desks_say_that_they_are_english(cast):
    """A desk is written in English and says so, whatever was asked for."""
    page = cast.clients["cleo"].get("/desk/northconf/?lang=ar").text
    assert '<html lang="en" dir="ltr">' in page and "العربية" not in page


# ---- a reporter's way ----------------------------------------------------------------------------------------------
@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
def test_a_report_all_the_way(world, app, monkeypatch, language):
    """Faults, choices, review, receipt, box and its acts: in one language from end to end, and not a word missing."""
    with noting(monkeypatch, language) as noted:
        walk = Walker(app, f"/c/{world.north}/report?lang={language}")
        walk.post("exclude").post("story", story="")
        assert walk.status == 422 and walk.soup.html["lang"] == language
        walk.post("story", story="Lantern at the door", mode="named", notify="rea@reader.example")
        while not walk.soup.select_one("#receipt"):
            if walk.form("step").find("input", attrs={"name": "mode", "type": "radio"}):
                walk.post("step", mode="named")
                assert walk.status == 422
                walk.post("step", mode="anonymous", notify="rea@reader.example")
            walk.post(
                "step", files=[("a.exe", b"MZ")] if walk.form("step").find("textarea", attrs={"name": "who"}) else ()
            )
            if walk.status == 422:
                walk.post("step")
        receipt = walk.receipt
        walk.post("receipt", receipt="short")
        assert walk.status == 422
        walk.post("receipt", receipt=receipt)
        assert walk.soup.select_one("#reported") and walk.soup.html["lang"] == language
        walk.get("/box").post("receipt", receipt=receipt)
        assert walk.soup.html["lang"] == language  # the box remembers what its report was written in
        for act in ("outcome", "stop", "resume", "consent", "look"):
            walk.post("box_key", act=act)
            assert walk.status == 200
        walk.post("message", message="One thing more")
        assert walk.status == 200
        assert not noted.missing, sorted(map(str, noted.missing))


@pytest.mark.slow
def test_in_the_middle_another_language(world, app):
    """Nothing typed is lost when somebody changes the language on a page of the form."""
    walk = Walker(app, f"/c/{world.north}/report").post("exclude")
    button = walk.soup.select_one(".languages button[lang=ar]")
    assert walk.soup.find(id=button["form"]) is not None
    values = walk.values(walk.form("story")) | {"story": ["Lantern"], button["name"]: [button["value"]]}
    walk._seen(walk.client.post(walk.path + button["formaction"], data=values))
    assert walk.soup.html["dir"] == "rtl" and walk.form("story").textarea.get_text().strip() == "Lantern"
