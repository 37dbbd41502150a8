"""Which sentence of a code says when a report goes up."""

import time

import pytest

from portal.affiliation import grounds

from .conftest import CODE


def test_all_three_grounds_and_the_numbers_are_found_with_their_sentence():
    """Each with the very sentence."""
    found = grounds.look(CODE, "en")
    assert set(found) == {*grounds.GROUNDS, grounds.REPORTS}
    assert found["member"].startswith("If a report concerns a member")
    assert "30 days" in found["appeal"]
    assert "how many reports" in found["reports"]


@pytest.mark.parametrize(
    ("language", "text", "sign"),
    [
        ("es", "Si un reporte es sobre alguien del equipo, lo recibe el comité central.", "member"),
        ("es", "Si nadie responde en una semana, escala al comité.", "silence"),
        ("es", "Puedes recurrir la decisión ante otras personas en 30 días.", "appeal"),
        ("es-MX", "Cada año publicamos cuántos reportes hubo.", "reports"),
        ("ar", "إذا كان البلاغ عن عضو في الفريق فإنه يصل إلى اللجنة المركزية.", "member"),
        ("ar", "إذا لم يرد الفريق خلال أسبوع فإن اللجنة تجيب.", "silence"),
        ("ar", "يمكنك طلب إعادة النظر في القرار لدى اللجنة خلال ثلاثين يوما.", "appeal"),
        ("ar", "ننشر كل سنة عدد البلاغات.", "reports"),
        ("en", "Should the team fail to respond, write to the ombudsperson.", "silence"),
        ("en", "Appeals go to the foundation's board within one month.", "appeal"),
    ],
)
def test_other_languages_and_other_words(language, text, sign):
    """What the sentence says is found, and nothing else is made of it."""
    assert sign in grounds.look(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Members of the committee are volunteers.",
        "We answer within 30 days.",
        "You can appeal.",
        "The number of tickets is limited, and we publish the schedule.",
        "If we do not answer, please ask again.",
    ],
)
def test_what_only_sounds_alike_is_not_taken_for_it(text):
    """A sentence that lacks who it goes to, or when, is no ground."""
    assert not set(grounds.look(text, "en")) & set(grounds.GROUNDS)


def test_a_heading_may_say_where_it_goes():
    """The way up stands in the heading, the reason under it."""
    found = grounds.look("## To the central committee\n\n- When it is about one of us.\n", "en")
    assert "member" in found


def test_hostile_texts_cost_time_that_grows_with_their_length():
    """Two hundred kilobytes of half matches: under two seconds."""
    text = "fail " * 40_000
    start = time.monotonic()
    assert grounds.look(text, "en") == {}
    assert time.monotonic() - start < 2
