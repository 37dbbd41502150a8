"""A proof of filing: anybody can check it, nobody can make or change one, and it tells nothing else."""

from datetime import date

import pytest

from portal import sealing

DAY = date(2026, 3, 4)
WORDS = "zebra-lantern stood in the door\r\nI had asked him twice.  "


def made() -> tuple[str, sealing.Proof]:
    receipt = sealing.receipt.new()
    return receipt, sealing.prove(sealing.receipt.index(receipt), sealing.receipt.key(receipt), DAY, WORDS)


def test_a_statement_is_checked(app):
    """What was made is recognised, also with other spaces and capitals around it."""
    _receipt, proof = made()
    assert sealing.check_proof(proof.text()) == proof
    assert sealing.check_proof("Here it is:\n  " + proof.text().upper().replace("\n", "\r\n ")) == proof


@pytest.mark.parametrize("part", ["day", "commitment", "content", "signature"])
def test_a_changed_statement_is_not(app, part):
    """One character of any line changed, or the line gone: not ours."""
    _receipt, proof = made()
    lines = dict(line.split(": ") for line in proof.text().splitlines())
    last = lines[part][-1]
    other = {**lines, part: lines[part][:-1] + ("1" if last != "1" else "2")}
    assert sealing.check_proof("\n".join(f"{name}: {value}" for name, value in other.items())) is None
    del other[part]
    assert sealing.check_proof("\n".join(f"{name}: {value}" for name, value in other.items())) is None


def test_it_tells_nothing_else(app):
    """Neither the index nor the receipt stands in it, and the same words of two reports look different."""
    (receipt, one), (_other, two) = made(), made()
    assert sealing.receipt.index(receipt) not in one.text()
    assert sealing.receipt.tidy(receipt) not in one.text()
    assert one.content != two.content
    assert one.commitment != two.commitment


def test_the_key_shows_that_the_words_are_those(app):
    """Whoever is given the key of one proof can compare words with it; line ends do not matter."""
    receipt, proof = made()
    key = sealing.proof_key(sealing.receipt.key(receipt))
    assert sealing.content_of(key, WORDS.replace("\r\n", "\n").strip()) == proof.content
    assert sealing.content_of(key, WORDS + "!") != proof.content


def test_junk_is_no_statement(app):
    """Empty, long, and half of one."""
    _receipt, proof = made()
    for text in ("", "day: tomorrow", "signature: zz\n" * 5000, proof.text()[:60], "\0" * 100):
        assert sealing.check_proof(text) is None
