"""`portal policies similar`."""

import json

import pytest

from portal import cli, config

OURS = "Be kind to each other at every meeting. Ask before you take a picture of somebody you do not know."


@pytest.fixture
def run(capsys, monkeypatch):
    def ask(*words):
        try:
            code = cli.main(["policies", "similar", *map(str, words)])
        except SystemExit as stopped:
            code = stopped.code
        return code, capsys.readouterr().out

    return ask


def test_against_a_folder(run, tmp_path):
    """The share of FILE in each text, the nearest first, FILE itself and what is no text left out."""
    folder = tmp_path / "codes"
    (folder / "deep").mkdir(parents=True)
    own = folder / "ours.md"
    own.write_text(OURS)
    (folder / "deep" / "same.txt").write_text(f"---\ntitle: x\n---\n\n{OURS} And more of it, every day.")
    (folder / "other.html").write_text("<html><body><p>Bread, butter and a long walk by the lake.</p></body></html>")
    (folder / "picture.md").write_bytes(b"\x89PNG\x00\x01")
    code, out = run(own, "--against", folder, "--json")
    assert code == 0
    assert json.loads(out) == [{"source": "deep/same.txt", "share": 1.0}, {"source": "other.html", "share": 0.0}]
    assert "100 %  deep/same.txt" in run(own, "--against", folder)[1]


def test_against_what_is_known_here(run, app, settings, monkeypatch, tmp_path):
    """Without a folder: codes hosted here, our starters, known families."""
    for name, variable in config.VARIABLES.items():
        value = getattr(settings, name)
        if value not in ("", False, None):
            monkeypatch.setenv(variable, ",".join(value) if isinstance(value, tuple) else str(value))
    file = tmp_path / "ours.md"
    file.write_text(OURS)
    code, out = run(file, "--json")
    assert code == 0
    names = [row["source"] for row in json.loads(out)]
    assert any(name.startswith("Conduct Portal: ") for name in names)
    assert any("Plone" in name for name in names)


@pytest.mark.parametrize("words", [("nowhere.md",), ("nowhere.md", "--against", "nowhere")])
def test_what_is_not_there(run, tmp_path, words, monkeypatch):
    """A file or folder that can't be read: a sentence and exit 1."""
    monkeypatch.chdir(tmp_path)
    if len(words) == 1:
        words = ("nowhere.md", "--against", tmp_path)
    code, out = run(*words, "--json")
    assert code == 1
    assert json.loads(out)["problems"] == ["file"]
