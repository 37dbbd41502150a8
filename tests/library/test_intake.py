"""Files from outside are read in a child with limits; what is wrong with one has a name of its own."""

import time

import pytest

from portal.errors import Refused
from portal.library import intake

from . import SLACK, files, texts

HILL = "https://hill.example/coc"
RST = f"""
Our rules
=========

Be kind.

.. image:: https://hill.example/seal.png

Attribution
-----------

These rules are adapted from the `Hill code <{HILL}>`_.
"""


@pytest.fixture(scope="module")
def reader():
    with intake.Intake() as reader:
        yield reader


def test_a_word_file(reader):
    taken = reader.take(
        files.docx("Be kind.", f"This code is adapted from {HILL} and is under CC BY 4.0."), "code.docx"
    )
    assert taken.read.text.startswith("Be kind.\n") and ("docx", "") in taken.read.mended
    assert [one.url for one in taken.inspection.sources] == [HILL]
    assert taken.inspection.own_licence == "CC-BY-4.0"


def test_a_pdf(reader):
    taken = reader.take(
        files.pdf("Our rules", "Be kind to everybody who is here today.", f"Adapted from {HILL}"), "a.pdf"
    )
    assert "Be kind to everybody" in taken.read.text and ("pdf", "") in taken.read.mended
    assert [one.url for one in taken.inspection.sources] == [HILL]


def test_restructured_text(reader):
    taken = reader.take(RST.encode(), "code.rst")
    assert "seal.png" not in taken.read.text and f"[Hill code]({HILL})" in taken.read.text
    assert [one.url for one in taken.inspection.sources] == [HILL]


def test_plain_files_are_read_as_ever(reader):
    taken = reader.take(texts.DAMAGED, "rules.md", complete=True)
    assert taken.read.title == "House Rules" and ("encoding_repaired", "1") in taken.read.mended
    assert taken.completeness["licence"].present and not taken.completeness["appeal"].present


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "text_empty"),
        (b"x" * 200_001, "text_too_long"),
        (b"%PDF-1.7 " + b"x" * 20_000_000, "pdf_too_big"),
        (b"x" * 6_000_000, "file_too_big"),
        (b"%PDF-1.4 nothing", "pdf_broken"),
        (files.pdf(), "pdf_scan"),
        (files.docx(), "docx_empty"),
        (files.docx("Be kind.", head='<!DOCTYPE a [<!ENTITY b "c">]>'), "docx_broken"),
        (files.docx("Be kind.", more={"word/media/a.bin": b"0" * 60_000_000}), "file_unpacks"),
        (b"PK\x03\x04 nothing", "docx_broken"),
        (b"\xd0\xcf\x11\xe0 old", "file_old_word"),
        (b"\x89PNG\r\n", "file_picture"),
    ],
)
def test_each_bad_file_has_its_own_reason(reader, raw, code):
    with pytest.raises(Refused) as refused:
        reader.take(raw, "file")
    assert refused.value.code == code
    assert reader.take(b"Be kind.").read.text == "Be kind.\n"


def test_what_is_hidden_or_nested_is_told(reader):
    nested = "<div>" * 500 + "Be kind." + "</div>" * 500
    assert ("html_nested", "500") in reader.take(nested.encode(), "a.html").read.mended
    assert ("direction_marks", "1") in reader.take("Be \u202ekind.".encode()).read.mended
    assert ("licence_header", "CC-BY-4.0") in reader.take(
        b"<!-- SPDX-License-Identifier: CC-BY-4.0 -->\nKind."
    ).read.mended


def test_a_child_that_dies_is_a_kind_refusal_and_the_next_file_is_read(reader):
    reader.take(b"Be kind.")
    reader.child.kill()
    with pytest.raises(Refused) as refused:
        reader.take(b"Be kind.")
    assert refused.value.code == "text_too_tangled"
    assert reader.take(b"Be kind.").read.text == "Be kind.\n"


def test_short_pasted_words_need_no_child():
    start = time.process_time()
    assert intake.take("Adapted from [Hill](https://hill.example/coc).").inspection.sources
    assert time.process_time() - start < SLACK * 2
