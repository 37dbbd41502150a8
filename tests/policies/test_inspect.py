"""`portal policies inspect` tells what texts say of themselves, one line of JSON a file."""

import json

from portal import cli
from tests.library import files

HILL = "https://hill.example/coc"


def run(capsys, *paths):
    code = cli.main(["policies", "inspect", *map(str, paths), "--json"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_promised_names(tmp_path, capsys):
    path = tmp_path / "code.md"
    path.write_text(
        f"---\ntitle: Rules\n---\n\n# Rules\n\nBe kind to everybody here. Write to [INSERT EMAIL].\n\n"
        f"Based on the [Hill code]({HILL}) (CC BY 4.0). This code is licensed under CC BY-SA 4.0.\n"
    )
    code, [told] = run(capsys, path)
    assert code == 0
    assert (told["language"], told["title"], told["own_licence"]) == ("en", "Rules", "CC-BY-SA-4.0")
    assert told["sources"] == [
        {
            "title": "Hill code",
            "author": None,
            "url": HILL,
            "licence": "CC-BY-4.0",
            "relation": "adapted_from",
            "hop": 1,
            "evidence": "Based on the Hill code (CC BY 4.0).",
        }
    ]
    assert told["placeholders"] == [{"token": "[INSERT EMAIL]", "line": 7}]
    assert told["completeness"]["licence"]["present"] and told["completeness"]["appeal"] == {
        "present": False,
        "evidence": None,
    }


def test_several_files_one_of_them_bad(tmp_path, capsys):
    (tmp_path / "a.md").write_text("Be kind.")
    (tmp_path / "b.pdf").write_bytes(files.pdf())
    code, told = run(capsys, tmp_path / "a.md", tmp_path / "b.pdf", tmp_path / "none.md")
    assert code == 1 and len(told) == 3
    assert told[0]["sources"] == [] and told[0]["own_licence"] is None
    assert [one["problems"] for one in told[1:]] == [["pdf_scan"], ["file"]]
