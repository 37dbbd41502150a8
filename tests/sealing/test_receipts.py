"""A receipt is all secret, forgiving to type, and leads to one box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sealing import codes, receipt


def test_a_receipt_looks_as_promised():
    """24 characters in groups of four, 120 bits, none like another."""
    made = {receipt.new() for _ in range(500)}
    assert len(made) == 500
    for code in made:
        assert [len(group) for group in code.split("-")] == [4] * 6
        assert set(code) <= set(codes.ALPHABET) | {"-"}
        assert not set(code) & set("ILOU")


@pytest.mark.parametrize(
    "how",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: "\u00a0 " + code.replace("-", " \u2013 ") + "\n",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: "\u200b".join(code),
        lambda code: "".join(chr(ord(char) + 0xFEE0) if char != "-" else char for char in code),
    ],
)
def test_tolerant_typing(how):
    """Case, spaces, dashes, look-alikes, invisible and full-width characters do not matter."""
    code = receipt.new()
    assert receipt.tidy(how(code)) == code.replace("-", "")
    assert receipt.index(how(code)) == receipt.index(code)
    assert receipt.key(how(code)) == receipt.key(code)


@pytest.mark.parametrize("wrong", [None, "", 7, b"x" * 24, "A" * 23, "A" * 25, "U" * 24, "é" * 24, "A" * 100_000])
def test_what_is_no_receipt(wrong):
    """Anything else is None, and derives nothing."""
    assert receipt.tidy(wrong) is None
    for derive in (receipt.index, receipt.key, receipt.holder):
        with pytest.raises(ValueError, match="not a receipt"):
            derive(wrong)


def test_every_character_counts():
    """A receipt that differs in one character has another box and another key, and neither tells the code."""
    code = receipt.new()
    bare = receipt.tidy(code)
    for at, char in enumerate(bare):
        other = bare[:at] + ("A" if char != "A" else "B") + bare[at + 1 :]
        assert receipt.index(other) != receipt.index(code)
        assert receipt.key(other) != receipt.key(code)
    holder = receipt.holder(code)
    assert (holder.kind, holder.id) == ("receipt", receipt.index(code))
    assert len(holder.id) == 64
    for shown in (repr(holder), holder.id, holder.public.hex()):
        assert bare not in shown
        assert receipt.key(code).hex() not in shown


@given(st.text(max_size=60))
def test_any_text_is_a_receipt_or_not(text):
    """Tidying never fails, and what it gives tidies to itself."""
    tidied = receipt.tidy(text)
    assert tidied is None or receipt.tidy(tidied) == tidied
