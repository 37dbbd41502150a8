"""`portal policies compare OLD NEW` says which words changed; it needs no database."""

import json

import pytest

from portal import cli


@pytest.fixture
def compare(tmp_path, capsys):
    """Run the verb on two texts; gives (exit code, what it printed)."""

    def run(old, new, *more):
        paths = []
        for name, text in (("old.md", old), ("new.md", new)):
            paths.append(tmp_path / name)
            paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            code = cli.main(["policies", "compare", *map(str, paths), *more])
        except SystemExit as stopped:
            code = stopped.code
        return code, capsys.readouterr().out

    return run


def test_json_is_a_list_of_runs(compare):
    code, out = compare("We welcome\neverybody here.\n", "We kindly welcome everybody here.\r\n", "--json")
    assert code == 0
    assert json.loads(out) == [
        {"op": "equal", "text": "We"},
        {"op": "insert", "text": "kindly"},
        {"op": "equal", "text": "welcome everybody here."},
    ]


def test_html_is_a_page_that_runs_nothing(compare):
    code, out = compare("a <script>alert(1)</script> b", "a <b> b", "--html")
    assert code == 0
    assert "<del>&lt;script&gt;alert(1)&lt;/script&gt;</del> <ins>&lt;b&gt;</ins> b" in out


def test_words_for_a_terminal(compare):
    assert compare("one two three", "one 2 three") == (0, "one [-two-] {+2+} three\n")
    assert compare("", "", "--json") == (0, "[]\n")


def test_odd_bytes_and_long_texts(compare, tmp_path):
    assert compare(b"\xef\xbb\xbfHello \xff", "Hello \ufffd", "--json")[1].count("op") == 1
    assert compare("a" * 200_001, "b")[0] == 2
    with pytest.raises(SystemExit):
        cli.main(["policies", "compare", str(tmp_path / "none.md"), str(tmp_path / "none.md")])
