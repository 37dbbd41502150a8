"""One model of an attribution, told as text, Markdown, HTML and data in every language, and read back."""

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as some

from portal.library import catalogue, drawing, licences, read_back
from portal.library.attribution import (
    RELATIONS,
    Attribution,
    Source,
    as_data,
    as_html,
    as_markdown,
    as_text,
    parents,
    tidied,
)
from portal.library.phrases import LANGUAGES, phrases

WORK = Attribution(
    "Code of Conduct",
    "Meadow Python",
    "https://portal.example/c/meadow/conduct",
    "CC-BY-SA-4.0",
    (
        Source(
            "Fair Play Code",
            "Hill Group",
            "https://hill.example/fair_play",
            "CC-BY-SA-3.0",
            "adapted",
            "shorter, our names",
        ),
        Source("Fair Rules (long, short)", "Brook (The Otter)", "https://b.example/", "CC-BY-3.0", "translated", "", 2),
        Source("Oldest Rules", "", "", "LicenseRef-all-rights-reserved", "inspired", "", 3),
        Source("", "Sea Users", "https://sea.example/", "NOASSERTION", "incorporated", "two sentences", 2),
        Source("", "Lake Users, Inc.", "https://lake.example/", "CC0-1.0", "inspired"),
        Source("Old Rules", "", "", "NONE", "translated", "into English"),
    ),
)
FORMATS = {
    "text": as_text,
    "markdown": as_markdown,
    "html": lambda work, language: str(as_html(work, language)),
    "data": lambda work, language: json.dumps(as_data(work, language)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_told_is_read_back(kind, language):
    """P0 4: the same model, with its further hops, comes back out of every format in every language."""
    assert read_back(FORMATS[kind](WORK, language)) == WORK


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_of_the_catalogue_comes_back(language):
    """Each of the 97 as the source of a code, with its own sources behind it, in all four ways."""
    assert len(catalogue.works()) == 97
    for found in catalogue.works():
        first = catalogue.as_source(found)
        first = replace(first, relation=RELATIONS[len(found.id) % 4], changes="our names, our contacts. Shorter")
        chain = catalogue.chain(found.id)[:4]
        work = tidied(
            Attribution("Our code", "Meadow Python", "https://p.example/c/m", "CC-BY-SA-4.0", (first, *chain))
        )
        for kind, told in FORMATS.items():
            assert read_back(told(work, language)) == work, (found.id, kind)


letters = "abcdefghij KLMNOP éü-'&.,;:()_*#<>!/ñ語字"
names = some.text(letters, min_size=1, max_size=30).map(lambda words: " ".join(words.split()))
names = names.filter(lambda words: words and words[0].isalpha() and words[-1].isalpha())
urls = some.sampled_from(["", "https://a.example/", "https://b.example/x_y/z?q=1", "http://2012.c.example/#/about"])
spdx = some.sampled_from(sorted(licences.LICENCES))
sources = some.builds(
    Source,
    names,
    names,
    urls,
    spdx,
    some.sampled_from(RELATIONS),
    some.one_of(some.just(""), names),
    some.integers(1, 3),
)
works = some.builds(
    Attribution, names, names, urls, some.sampled_from(licences.OWN), some.lists(sources, max_size=4).map(tuple)
).map(tidied)


def apart(work: Attribution) -> bool:
    """Sources told apart by their names, so that the words say whose source is whose."""
    told = [source.title for source in work.sources]
    return len(set(told)) == len(told)


@settings(max_examples=150, deadline=None)
@given(works.filter(apart), some.sampled_from(LANGUAGES))
def test_any_names_come_back(work, language):
    for kind, told in FORMATS.items():
        assert read_back(told(work, language)) == work, kind


def test_only_our_own_words_are_read_back():
    """A sentence that merely looks alike, or a paragraph with one sentence more, is somebody else's."""
    told = as_text(WORK)
    assert read_back(told) == WORK
    assert read_back("This code is adapted from the Hill Group. Licensed under CC BY 4.0.") is None
    assert read_back(told.replace("Adapted from", "Taken from")) is None
    assert read_back(f"{told} And one sentence more.") is None
    assert read_back("") is None and read_back("{") is None and read_back('{"creditText": []}') is None
    assert read_back(f"# Rules\n\nBe kind.\n\n---\n\n{as_markdown(WORK)}\n") == WORK
    assert read_back(f"<html><body><p>Be kind.</p><p>{as_html(WORK)}</p></body></html>") == WORK


def test_the_words_are_read_in_bounded_time():
    """R43: whatever stands there."""
    for words in ("“" * 100_000, "“a” by b. " + "Adapted from “x” (" * 20_000, as_text(WORK) * 100, "[" * 100_000):
        read_back(words + " Licensed under by")


def test_the_language_is_that_of_the_text():
    assert phrases("pt-BR").code == "pt" and phrases("zh-TW").code == "zh-Hant" and phrases("zh_CN").code == "zh"
    assert phrases("xx").code == "en" and phrases(None).code == "en"
    assert "Basiert auf “Fair Play Code” von Hill Group" in as_text(WORK, "de-AT")
    for code in LANGUAGES:
        said = phrases(code)
        told = [*said.leads.values(), *said.deeper.values(), said.changes, said.licensed, said.unlicensed]
        assert len(set(told)) == len(told), code


def test_further_hops_hang_on_the_one_before():
    assert parents(WORK.sources) == [None, 0, 1, 0, None, None]
    assert "“Fair Play Code” is itself translated from “Fair Rules (long, short)”" in as_text(WORK)
    lonely = Attribution("A", "B", sources=(Source("C", hop=3),))
    assert tidied(lonely).sources[0].hop == 1


def test_names_can_carry_no_markup():
    nasty = '<script>alert(1)</script> [x](javascript:y) "q" `c` *b*'
    work = Attribution(
        nasty, nasty, "", "CC0-1.0", (Source(nasty, nasty, "https://a.example/", "MIT", "adapted", nasty),)
    )
    soup = BeautifulSoup(str(as_html(work)), "html.parser")
    assert soup.find("script") is None
    assert nasty in soup.get_text()
    drawn = BeautifulSoup(drawing.draw(as_markdown(work)).html, "html.parser")
    assert nasty in drawn.get_text()
    assert [a["href"] for a in drawn.find_all("a")][0] == "https://a.example/"
    assert all(a["href"].startswith("https://") for a in drawn.find_all("a")) and drawn.find("script") is None


def test_html_carries_marks_for_machines():
    """ccREL: the licence, the source and whom to name."""
    soup = BeautifulSoup(str(as_html(WORK)), "html.parser")
    assert soup.select_one('a[rel~="license"]')["href"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [a["href"] for a in soup.select('a[rel~="dct:source"]')] == [
        "https://hill.example/fair_play",
        "https://lake.example/",
    ]
    assert soup.select_one('[property="cc:attributionName"]').get_text() == "Meadow Python"
    assert soup.select_one('[property="dct:title"]').get_text() == "Code of Conduct"


def test_data_for_machines():
    pinned = replace(WORK.sources[0], pin="sha256:abc")
    work = replace(WORK, sources=(pinned, *WORK.sources[1:]))
    made = json.loads(json.dumps(as_data(work, version="2", inLanguage="en", dateModified="")))
    assert made["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    first = made["isBasedOn"][0]
    assert (first["name"], first["author"]["name"], first["version"]) == ("Fair Play Code", "Hill Group", "sha256:abc")
    assert first["translationOfWork"][0]["citation"][0]["copyrightNotice"] == "All rights reserved"
    assert made["citation"][0]["author"]["name"] == "Lake Users, Inc."
    assert made["translationOfWork"][0]["name"] == "Old Rules"
    assert made["creditText"] == as_text(WORK)
    assert "dateModified" not in made
    assert read_back(json.dumps(made)).sources[0].pin == "sha256:abc"
