"""What a text says and what it leaves out: found with its sentence, not found where only the words are alike."""

import time

import pytest

from portal.library import completeness
from portal.library.completeness import ITEMS, look

from . import SLACK

WHOLE = {
    "scope": "This code applies to everybody at our evenings, in the venue and in our chat.",
    "unacceptable": "Harassment includes offensive jokes, stalking and unwelcome touching.",
    "how_to_report": "If you feel unsafe, write to care@lakeside.example.",
    "who_receives": "The care team consists of two people, Ana and Ben.",
    "what_happens": "We will acknowledge your report within two days and then decide together what to do.",
    "confidentiality": "Whatever you tell us stays confidential.",
    "conflict": "If a report is about a member of the team, that person takes no part in handling it.",
    "retaliation": "Retaliation against anybody who reports is a breach of this code in itself.",
    "consequences": "Somebody who breaks these rules may be warned, asked to leave or banned.",
    "appeal": "You may appeal the decision within thirty days.",
    "attribution": "This text is adapted from the Harbour Code by the Harbour Group.",
    "licence": "It is licensed under CC BY 4.0.",
    "version": "Version 3, last updated on 4 May 2026.",
    "review": "We review this code every year in January.",
}
OTHERS = {
    "es": {
        "how_to_report": "Si alguien te hace sentir mal, avisa a una persona del equipo organizador.",
        "confidentiality": "Trataremos tu mensaje de forma confidencial.",
        "consequences": "Quien no cumpla estas reglas puede ser expulsado de la reunión.",
        "retaliation": "No se permiten represalias contra quien denuncia.",
        "version": "Última actualización: 3 de mayo de 2026.",
    },
    "pt": {
        "how_to_report": "Se você sofrer assédio, procure alguém da equipe organizadora.",
        "appeal": "Você pode pedir recurso da decisão em trinta dias.",
        "conflict": "Quem tem conflito de interesses não participa da decisão.",
    },
    "fr": {
        "unacceptable": "Le harcèlement comprend les blagues sexistes et les contacts non désirés.",
        "confidentiality": "Tout signalement reste confidentiel.",
        "retaliation": "Aucune représaille ne sera tolérée.",
    },
    "de": {
        "how_to_report": "Wenn dir etwas passiert, sprich jemanden aus dem Team an.",
        "scope": "Diese Regeln gelten bei allen unseren Treffen.",
        "appeal": "Gegen die Entscheidung kannst du Einspruch einlegen.",
    },
    "it": {
        "how_to_report": "Se qualcuno ti molesta, avvisa una persona dello staff.",
        "consequences": "Chi non rispetta le regole può essere allontanato.",
    },
    "ru": {
        "how_to_report": "Если вы столкнулись с домогательством, сообщите организаторам.",
        "appeal": "Решение можно обжаловать в течение месяца.",
    },
    "ja": {
        "how_to_report": "嫌がらせを受けた場合は、運営スタッフまで連絡してください。",
        "retaliation": "報告した人への報復は許しません。",
        "review": "この規範は毎年見直します。",
    },
    "zh": {
        "how_to_report": "如果您遇到骚扰，请联系工作人员。",
        "confidentiality": "我们会对您的报告保密。",
    },
    "ko": {
        "how_to_report": "괴롭힘을 당했을 경우 스태프에게 알려 주세요.",
        "appeal": "결정에 대해 이의를 제기할 수 있습니다.",
    },
    "he": {
        "how_to_report": "אם הוטרדת, יש לפנות אל צוות המארגנים.",
        "appeal": "אפשר להגיש ערעור על ההחלטה.",
    },
    "ar": {
        "how_to_report": "إذا تعرضت لتحرش فتواصل مع فريق التنظيم.",
        "confidentiality": "يبقى بلاغك سريًا، ونتعامل معه بسرية تامة.",
        "appeal": "يمكن التظلم من القرار خلال شهر.",
    },
}
NOTHING = (
    "We meet on the first Tuesday. Bring a laptop and something to eat. Talks last twenty minutes. "
    "Our topics appeal to beginners. The venue was renovated in 2019. Doors open at seven."
)


def test_each_item_is_found_with_its_own_sentence():
    """A text of fourteen sentences: each item quotes the one that says it."""
    found = look("\n\n".join(WHOLE.values()), "en")
    assert {item: one.evidence for item, one in found.items()} == WHOLE


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_left_out_is_missing(item):
    """The same text without that sentence lacks that item, and only that one."""
    others = [words for name, words in WHOLE.items() if name != item]
    found = look("\n\n".join(others), "en")
    assert [name for name, one in found.items() if not one.present] == [item]
    assert found[item].evidence is None


@pytest.mark.parametrize(("language", "item"), [(code, item) for code, items in OTHERS.items() for item in items])
def test_other_languages(language, item):
    """Each language says it in its own words; a sentence about something else does not."""
    found = look(f"{OTHERS[language][item]}\n", language)
    assert found[item].evidence == OTHERS[language][item]
    assert not look("42.", language)[item].present


def test_words_that_are_only_alike_are_no_evidence():
    """A text about laptops says nothing of a code."""
    found = look(NOTHING, "en")
    assert [item for item, one in found.items() if one.present] == []


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("Unwelcome physical contact with an organiser is harassment.", "how_to_report"),
        ("The text is adapted from the Harbour Code, version 2.1.", "version"),
        ("Do not publish photographs of others without their permission.", "confidentiality"),
        ("Harassment based on gender is not tolerated.", "attribution"),
        ("Do not discriminate by gender identity.", "confidentiality"),
        ("We review talk proposals every year.", "review"),
        ("These talks appeal to everybody.", "appeal"),
    ],
)
def test_traps(words, item):
    """Sentences that hold the words of an item and say something else."""
    assert not look(words, "en")[item].present


def test_a_heading_lends_its_sense_to_the_first_sentence_below():
    """A sentence that says it only together with its heading counts, a heading alone does not."""
    text = "# Our code\n\nBe kind.\n\n## Retaliation\n\nNot here, and not anywhere else.\n\n## Appeals\n"
    found = look(text, "en")
    assert found["retaliation"].evidence == "Not here, and not anywhere else."
    assert not found["appeal"].present


def test_what_the_page_shows_counts_too():
    """Contacts, licence, version and attribution stand beside the text."""
    found = look(
        "Be kind.", "en", contacts=["Ana", "Ben"], version="Version 2", licence="CC0 1.0", attribution="By us."
    )
    assert found["who_receives"].evidence == "Ana, Ben"
    assert [item for item, one in found.items() if one.present] == [
        "how_to_report",
        "who_receives",
        "attribution",
        "licence",
        "version",
    ]


def test_evidence_is_shown_without_marks_and_cut():
    """Links are their words, stars are gone, a very long sentence ends in an ellipsis."""
    assert look("It is **licensed** under [CC0](https://x.example/).", "en")["licence"].evidence == (
        "It is licensed under CC0."
    )
    long = look("Licensed under CC0 " + "and so on " * 60, "en")["licence"].evidence
    assert len(long) == completeness.SHOWN + 1
    assert long.endswith("…")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "# " + " " * 199_000,
        "contact the staff if you are harassed by them " * 4300,
        "will not be reported to the committee within a day " * 4000,
        ". ".join(f"report {number} to the harassed team" for number in range(5000)),
        "*" * 200_000,
    ],
)
def test_no_text_takes_long(text):
    """R43: whatever 200 kB hold, well under two seconds."""
    look("warm", "en")
    began = time.process_time()
    look(text[:200_000], "en")
    assert time.process_time() - began < SLACK * 1.5


def test_which_languages_are_read():
    """Twelve languages have signs of their own."""
    assert all(completeness.reads(code) for code in ("en", "es", "pt-BR", "fr", "de", "it", "ja", "zh-TW", "ko", "ru"))
    assert completeness.reads("he")
    assert completeness.reads("ar")
    assert not completeness.reads("fi")
