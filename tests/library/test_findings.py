"""What a text says of its own origin is found, in the language it is said in; what it does not say is not made up."""

import time

import pytest

from portal.library import inspect, read_back
from portal.library.attribution import Attribution, Source, as_markdown
from portal.library.findings import licence_in

from . import SLACK, attributions, texts


def page(language: str, closing: str) -> str:
    return f"{attributions.PAGES[language]}\n{closing}\n"


@pytest.mark.parametrize(("language", "closing", "urls", "own"), attributions.SOURCED)
def test_direct_sources_and_the_own_licence(language, closing, urls, own):
    seen = inspect(page(language, closing))
    assert {one.url for one in seen.sources if one.hop == 1} == urls
    assert seen.own_licence == own
    assert seen.language.split("-")[0] == language
    assert all(one.evidence for one in seen.sources)


@pytest.mark.parametrize(("language", "closing", "own"), attributions.UNSOURCED)
def test_nothing_is_made_up(language, closing, own):
    seen = inspect(page(language, closing))
    assert seen.sources == ()
    assert seen.own_licence == own


@pytest.mark.parametrize(
    ("language", "closing"), [(one[0], one[1]) for one in attributions.SOURCED if one[1].count("https://valley") == 1]
)
def test_a_sources_source_lies_further_up(language, closing):
    hops = {one.url: one.hop for one in inspect(page(language, closing)).sources}
    if attributions.VALLEY in hops and any(word in closing for word in ("itself", "por sua vez", "wiederum", "שמבוסס")):
        assert hops == {attributions.HILL: 1, attributions.VALLEY: 2}


def test_each_finding_has_its_sentence_and_line():
    seen = inspect(texts.PLAIN)
    assert seen.sources[0].title == "Harbour Circle" and seen.sources[0].line == 9
    assert seen.sources[0].evidence.startswith("This code is adapted from the Harbour Circle")
    assert (seen.own_licence, seen.own.evidence) == ("CC-BY-SA-3.0", seen.sources[0].evidence)


def test_a_source_named_twice_is_one_and_a_likened_licence_is_both():
    seen = inspect(texts.THANKING)
    assert [(one.url, one.licence) for one in seen.sources] == [
        ("https://lakeside.example/pages/Code_of_Conduct/", "CC0-1.0")
    ]
    assert seen.own_licence == "CC0-1.0"


def test_the_sources_licence_is_not_the_texts_own():
    seen = inspect("This code was forked from the Hill Circle code, which is under CC BY 4.0.\n\nOur code is CC0 1.0.")
    assert (seen.sources[0].licence, seen.own_licence) == ("CC-BY-4.0", "CC0-1.0")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("This code is licensed under CC BY 4.0 Unported.", "licence_no_such"),
        ("This code is licensed under CC BY-SA 3.7.", "licence_no_such"),
        ("This code is licensed under Creative Commons Attribution-ShareAlike.", "licence_unversioned"),
        ("This code is under [CC0](https://creativecommons.org/licenses/by/3.0/).", "words_and_link_differ"),
        ("This code is under [CC BY 3.0](https://creativecommons.org/licenses/by-sa/3.0/).", "words_and_link_differ"),
    ],
)
def test_odd_licences_are_remarked(words, code):
    assert [one.code for one in inspect(words).remarks] == [code]


def test_a_text_that_names_itself_is_remarked():
    seen = inspect(
        "# Hill Code of Conduct\n\nBe kind.\n\nAdapted from the [Hill Code of Conduct](https://hill.example)."
    )
    assert [one.code for one in seen.remarks] == ["source_is_itself"]


def test_words_in_comments_are_not_heard():
    assert inspect("Be kind.\n\n<!-- Based on [Hill](https://hill.example/coc) -->\n").sources == ()


def test_the_portals_own_attribution_comes_back_whole():
    source = Source("Hill Code", "Hill Circle", "https://hill.example/coc", "CC-BY-4.0", "adapted", "shorter")
    work = Attribution("Lake Code", "Lake Circle", "https://lake.example/c", "CC-BY-4.0", (source,))
    told = f"# Lake Code\n\nBe kind.\n\n{as_markdown(work)}\n"
    assert read_back(told) == work
    seen = inspect(told)
    assert [(one.title, one.author, one.url, one.licence, one.changes) for one in seen.sources] == [
        ("Hill Code", "Hill Circle", "https://hill.example/coc", "CC-BY-4.0", "shorter")
    ]
    assert seen.own_licence == "CC-BY-4.0"


def test_contacts_and_what_was_left_open():
    seen = inspect("Write to [INSERT EMAIL ADDRESS] or help@lake.example.\n\nCall us: +351 21 555 0100\n")
    assert [(one.kind, one.value) for one in seen.contacts] == [
        ("mail", "help@lake.example"),
        ("phone", "+351 21 555 0100"),
    ]
    assert [(one.words, one.line) for one in seen.placeholders] == [("[INSERT EMAIL ADDRESS]", 1)]


@pytest.mark.parametrize(
    ("words", "spdx"),
    [
        ("Creative Commons Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0"),
        ("CC BY-SA 3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Zero", "CC0-1.0"),
        ("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 3.0", "CC-BY-NC-SA-3.0"),
        ("a Creative Commons Attribution-ShareAlike licence", "LicenseRef-CC-BY-SA-unversioned"),
        ("Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0", "CC-BY-SA-4.0"),
        ("Creative Commons Reconocimiento-CompartirIgual 4.0", "CC-BY-SA-4.0"),
        ("知识共享 署名-相同方式共享 4.0", "CC-BY-SA-4.0"),
        ("クリエイティブ・コモンズ 表示 - 継承 4.0", "CC-BY-SA-4.0"),
        ("the MIT License", "MIT"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("this licence\x02https://creativecommons.org/licenses/by/4.0/deed.de\x03", "CC-BY-4.0"),
        ("our own licence", ""),
    ],
)
def test_licences_by_name_and_link(words, spdx):
    assert licence_in(words) == spdx


@pytest.mark.parametrize(
    "text",
    [
        "[" * 199_000,
        "[a](" * 49_000,
        "_ " * 99_000,
        "adapted from " * 15_000,
        "is " * 66_000,
        "CC BY " * 33_000,
        "https://" * 24_000,
        "adapted from Foo and Bar, under a\n\n" * 5_000,
        "code of conduct " * 12_000,
        "parts of the text " * 11_000,
        "\n\n".join(f"based on [x](http://a{place}.b/conduct)" for place in range(4_500)),
        "を参考に" * 16_000,
    ],
)
def test_finding_is_linear(text):
    """Of whatever it holds, no text of 200 kB takes two seconds; half of that leaves room for slow machines."""
    inspect("Adapted from [x](https://a.example/coc), を参考に")
    start = time.process_time()
    inspect(text)
    assert time.process_time() - start < SLACK * 2
