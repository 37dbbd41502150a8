"""`portal policies check-licences` as somebody types it."""

import json

import pytest

from portal.cli import main


def asked(capsys, *words):
    code = main(["policies", "check-licences", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_merge(capsys):
    code, told = asked(capsys, "--source", "cc-by-sa-3.0", "--source", "CC-BY-3.0", "--target", "CC-BY-SA-4.0")
    assert code == 0
    assert (told["verdict"], told["recommended"]) == ("conditions", "CC-BY-SA-3.0")
    assert set(told["allowed_targets"]) == {"CC-BY-SA-3.0", "LicenseRef-CC-BY-SA-3.0-port", "CC-BY-SA-4.0"}
    assert "credit" in {duty["id"] for duty in told["duties"]} and len(told["reasons"]) == 2


def test_what_cannot_be_combined(capsys):
    _code, told = asked(capsys, "--source", "CC-BY-NC-SA-4.0", "--source", "CC-BY-SA-3.0", "--target", "NONE")
    assert (told["verdict"], told["allowed_targets"], told["recommended"]) == ("forbidden", [], None)
    assert told["conflicts"][0]["kind"] == "pair"
    assert asked(capsys, "--source", "noassertion", "--target", "none")[1]["verdict"] == "forbidden"


def test_in_words(capsys):
    assert main(["policies", "check-licences", "--source", "CC-BY-SA-3.0", "--target", "CC-BY-3.0"]) == 0
    told = capsys.readouterr().out
    assert "Not permitted by what the sources state." in told and "Recommended: CC-BY-SA-3.0." in told
    assert "not legal advice" in told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CC BY 4.0 Unported", "“Unported” ended with version 3.0"),
        ("CC-BY-5.0", "versions 1.0 to 4.0"),
        ("CC BY 4.0", "Write CC-BY-4.0."),
        ("Strange-1.0", "no id of the list"),
    ],
)
def test_a_licence_that_does_not_exist(capsys, name, words):
    try:
        code = main(["policies", "check-licences", "--source", name, "--target", "CC-BY-4.0"])
    except SystemExit as gone:
        code = gone.code
    assert code == 2
    assert words in capsys.readouterr().err
