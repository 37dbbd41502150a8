"""Translations know the words they are of: a changed section is stale, not hidden; contacts are always today's."""

import pytest

from portal import communities, policies
from portal.errors import NotFound, Refused
from portal.policies import translations
from tests.communities.people import Visitor, acting

from .test_filling import public

pytestmark = pytest.mark.sqlite_only

CODE = "## Be kind\n\nWe listen to everybody.\n\n## Reach us\n\nWrite to {{mail}}."
KIND, REACH = "## Sé amable\n\nEscuchamos a todos.", "## Escríbenos\n\nEscribe a {{mail}}."


def translated(lead, language="es", parts=(KIND, REACH), title="Normas de la casa", **more):
    version = policies.current(lead)
    for place, text in enumerate(parts):
        if text:
            translations.write(lead, version, language, place, text, **more)
    translations.describe(lead, language, title=title, translator="Grupo Prado")
    translations.publish(lead, version, language)


@pytest.fixture
def spanish(app, meadow):
    with acting(app):
        public(meadow, CODE)
        translated(meadow)


def test_the_page_in_another_language(spanish, visitor):
    visitor.get("/c/meadow/conduct?lang=es")
    assert visitor.title == "Normas de la casa"
    article = visitor.soup.select_one("article.code")
    assert (article["lang"], article["dir"]) == ("es", "ltr")
    assert [one.get_text() for one in article.select("h2")] == ["Sé amable", "Escríbenos"]
    assert article.select_one('a[href="mailto:ada@meadow.example"]') is not None
    assert "Grupo Prado" in visitor.text and "ha cambiado desde" not in visitor.text
    pairs = {one["hreflang"]: one["href"] for one in visitor.soup.select('head link[rel="alternate"][hreflang]')}
    home = "http://localhost/c/meadow/conduct"
    assert pairs == {"en": home, "es": f"{home}?lang=es", "x-default": home}
    assert visitor.get("/c/meadow/conduct").soup.select_one('nav a[hreflang="es"]')["lang"] == "es"


def test_a_changed_section_is_stale_and_not_hidden(app, spanish, meadow, visitor):
    with acting(app):
        public(meadow, CODE.replace("listen to everybody", "listen, and we act"))
    visitor.get("/c/meadow/conduct?lang=es")
    notices = visitor.soup.select("article.code .notice")
    assert len(notices) == 1 and "El original de esta sección ha cambiado" in notices[0].get_text()
    assert "Escuchamos a todos." in visitor.text
    link = notices[0].find("a")["href"]
    original = visitor.get(f"/c/meadow/conduct{link.split('#')[0]}")
    assert original.soup.find(id=link.split("#")[1]) is not None and "we act" in original.text
    visitor.get("/c/meadow/conduct/1?lang=es")
    assert visitor.soup.select("article.code .notice") == [] and "Escuchamos a todos." in visitor.text


def test_contacts_are_todays_in_every_language_and_version(app, spanish, meadow, visitor):
    with acting(app):
        public(meadow, CODE.replace("listen to everybody", "listen, and we act"))
        row = communities.contacts(meadow)[0]
        communities.keep_contact(meadow, row.id, name="Bo", mail="bo@meadow.example")
    for path in ("/c/meadow/conduct?lang=es", "/c/meadow/conduct/1?lang=es"):
        assert "bo@meadow.example" in visitor.get(path).text and "ada@meadow.example" not in visitor.text
    with acting(app):
        html = policies.rendered(meadow, policies.current(meadow), "es")
        assert "mailto:bo@meadow.example" in html and "Sé amable" in html


def test_right_to_left_and_machines_and_what_is_missing(app, spanish, meadow, visitor):
    with acting(app):
        translated(meadow, "ar", ("## كن لطيفا\n\nنصغي للجميع.", ""), "قواعد البيت", machine=True)
    visitor.get("/c/meadow/conduct?lang=ar")
    article = visitor.soup.select_one("article.code")
    assert (article["lang"], article["dir"]) == ("ar", "rtl")
    assert "ترجمته آلة" in visitor.text and "ما يلي لم يُترجم بعد." in visitor.text
    assert article.select_one('div[lang="en"] h2').get_text() == "Reach us"


def test_a_language_nobody_published(app, spanish, meadow, visitor):
    assert "not translated into the language you asked for" in visitor.get("/c/meadow/conduct?lang=de").text
    assert visitor.title == "House Rules"
    with acting(app):
        translations.withdraw(meadow, "es")
    assert visitor.get("/c/meadow/conduct?lang=es").title == "House Rules"


def test_the_way_of_a_translator(app, meadow, ada):
    with acting(app):
        public(meadow, CODE)
    ada.get("/desk/meadow/code/languages").send("language", language="es")
    assert "0 of 2 sections are written." in ada.text
    ada.send("translation", act="publish", title="Normas", translator="Ada")
    assert ada.status == 422 and "No section is translated yet" in ada.text
    assert ada.soup.find("input", attrs={"name": "title"})["value"] == "Normas"
    ada.get("/desk/meadow/code/languages/es/0").send("section", text=KIND)
    assert ada.path == "/desk/meadow/code/languages/es/1"
    assert ada.get("/desk/meadow/code/languages/es/0").soup.find("textarea").get_text().strip() == KIND
    reader = Visitor(app)
    assert reader.get("/c/meadow/conduct?lang=es").title == "House Rules"
    ada.get("/desk/meadow/code/languages/es/1").send("section", text="## Escríbenos\n\nEscribe a ada@meadow.example.")
    assert ada.path == "/desk/meadow/code/languages/es" and "2 of 2 sections are written." in ada.text
    ada.send("translation", act="publish", title="Normas", translator="Ada")
    assert "Public since" in ada.text
    assert reader.get("/c/meadow/conduct?lang=es").title == "Normas"
    ada.send("withdraw")
    assert "Public since" not in ada.text


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        (0, "", "There is nothing here yet."),
        (0, "Sin título.", "Begin with the heading, as the original does: ## Be kind"),
        (1, "## Escríbenos\n\nLlama.", "Put this into your words too: {{mail}}"),
        (1, "## Escríbenos\n\n{{mail}} [INSERTAR MÉTODO DE CONTACTO]", "still open: [INSERTAR MÉTODO DE CONTACTO]"),
    ],
)
def test_a_bad_section_is_refused_kindly_and_kept(app, meadow, ada, place, text, words):
    with acting(app):
        public(meadow, CODE)
    ada.get(f"/desk/meadow/code/languages/es/{place}").send("section", text=text)
    assert ada.status == 422 and words in ada.text
    assert ada.soup.find("textarea").get_text().strip() == text


def test_stale_sections_show_the_translator_what_changed(app, spanish, meadow, ada):
    with acting(app):
        public(meadow, CODE.replace("listen to everybody", "listen, and we act"))
    ada.get("/desk/meadow/code/languages/es")
    assert "1 of 2 sections are written." in ada.text and "the original has changed since" in ada.text
    ada.get("/desk/meadow/code/languages/es/0")
    assert ada.soup.select_one(".notice ins") is not None and ada.soup.find("textarea").get_text().strip() == KIND
    ada.send("section", text=KIND.replace("Escuchamos a todos", "Escuchamos y actuamos"))
    assert ada.path == "/desk/meadow/code/languages/es"


def test_headings_stay_on_their_level(app, meadow):
    with acting(app):
        public(meadow, "## One\n\nx\n\n### Two\n\ny")
        translated(meadow, parts=("## Uno\n\nx", "## Dos\n\ny"))
        seen = translations.read(meadow, policies.current(meadow), "es")
        assert [one.html[:4] for one in seen.sections] == ["<h2>", "<h3>"]
        assert seen.sections[1].text.startswith("### Dos")


def test_only_those_who_write_the_code_translate(app, spanish, meadow):
    stranger = type(meadow)(meadow.partition, meadow.holder, role="responder")
    with acting(app):
        version = policies.current(meadow)
        for act in (
            lambda: translations.begun(stranger, version, "es"),
            lambda: translations.describe(stranger, "es", title="x", translator="x"),
            lambda: translations.publish(stranger, version, "es"),
            lambda: translations.withdraw(stranger, "es"),
        ):
            with pytest.raises(NotFound):
                act()
        with pytest.raises(Refused, match="title_needed"):
            translations.publish(meadow, version, "fr")
