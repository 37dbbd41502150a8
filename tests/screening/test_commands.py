"""`portal screening match` and `portal screening tokens`, as people run them."""

import csv
import json
import time

import pytest

from portal import door
from portal.errors import Refused
from portal.screening import lists

REGISTER = (
    "person_id,names,emails,handles\n"
    "p1,Robin Kesten|Rob Kesten,rk@mail.example|old@mail.example,robk\np2,Ada Brandt,,\n"
)
LIST = (
    'row_id,name,email,handle\nr1,"Kesten, Robin",rk+conf@mail.example,\nr2,Ada Brandt,,@adab\n'
    "r3,Wilhelmina Quistorp,,\n"
)


@pytest.fixture
def folder(tmp_path):
    """A register and a list."""
    (tmp_path / "R.csv").write_text(REGISTER)
    (tmp_path / "L.csv").write_text(LIST)
    (tmp_path / "key").write_text("0123456789abcdef" * 4)
    return tmp_path


def match(folder, *more):
    files = ("--register", folder / "R.csv", "--list", folder / "L.csv", "--out", folder / "C.csv")
    return door.main(["screening", "match", *map(str, files), *map(str, more)])


def rows(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_candidates_best_first_with_reasons(folder, capsys):
    """The promised columns, an equal mail on top, and nothing else written."""
    assert match(folder, "--json", "--json-report", folder / "F.json") == 0
    found = rows(folder / "C.csv")
    assert list(found[0]) == ["row_id", "person_id", "score", "band", "reason"]
    assert (found[0]["row_id"], found[0]["person_id"], found[0]["band"]) == ("r1", "p1", "strong")
    assert "same mail after removing the +tag" in found[0]["reason"]
    assert ("r2", "p2") in {(row["row_id"], row["person_id"]) for row in found}
    assert all(row["reason"] for row in found)
    scores = [float(row["score"]) for row in found]
    assert scores == sorted(scores, reverse=True)
    report = json.loads((folder / "F.json").read_text())
    assert json.loads(capsys.readouterr().out) == report
    assert (report["rows"], report["persons"], report["candidates"]) == (3, 2, len(found))
    assert "Kesten" not in json.dumps(report)
    assert {path.name for path in folder.iterdir()} == {"R.csv", "L.csv", "key", "C.csv", "F.json"}
    assert (folder / "C.csv").stat().st_mode & 0o777 == 0o600


def test_a_prepared_register_is_made_then_read_then_made_anew(folder):
    """--index keeps it; a changed register is noticed."""
    report = folder / "F.json"
    for expected in ("kept", "read"):
        assert match(folder, "--index", folder / "I", "--json-report", report) == 0
        assert json.loads(report.read_text())["index"] == expected
    first = rows(folder / "C.csv")
    (folder / "R.csv").write_text(REGISTER + "p3,Wilhelmina Quistorp,,\n")
    assert match(folder, "--index", folder / "I", "--json-report", report) == 0
    assert json.loads(report.read_text())["index"] == "kept"
    assert len(rows(folder / "C.csv")) > len(first)


def test_tokens_meet_only_under_one_key(folder):
    """Equal addresses give equal tokens, another key gives others, and no name and no address is written."""
    (folder / "L2.csv").write_text(
        "row_id,name,email,handle\nx1,Somebody,RK@mail.example,https://code.example/AdaB\nx2,D,info@mail.example,\n"
    )
    (folder / "other").write_text("f" * 40)
    found = {}
    for name, source, key in (("T1", "L.csv", "key"), ("T2", "L2.csv", "key"), ("T3", "L2.csv", "other")):
        words = [folder / source, "--key", folder / key, "--out", folder / name]
        assert door.main(["screening", "tokens", *map(str, words)]) == 0
        found[name] = {(row["kind"], row["token"]) for row in rows(folder / name)}
        assert "example" not in (folder / name).read_text()
    assert {kind for kind, _token in found["T1"]} == {"mail", "handle"}
    assert found["T1"] == found["T2"]
    assert not found["T1"] & found["T3"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "needs the columns"),
        (b"a,b\n1,2\n", "needs the columns"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"row_id,name,email,handle\nr1,\x00,,\n", "no text"),
        (b"row_id,name" + b",x" * 1_000_000 + b"\n", "too many columns"),
        (b"row_id,name\nr1,A\nr1,B\n", "stands there twice"),
        (b"row_id,name\n,A\n", "missing"),
        (b'row_id,name\nr1,"' + b"x" * 30_000 + b'"\n', "broken near line"),
        (b'row_id,name\nr1,A\nr2,"B" C\nr3,D\n', "line 3 a quotation mark"),
        (b'row_id,name\nr1,"A\nr2,B\n', "line 2 a quotation mark"),
        (b"row_id,name\n" + b"".join(b"%d,A\n" % at for at in range(50_001)), "more than 50,000 rows"),
    ],
)
def test_a_bad_list_is_refused_in_a_sentence(folder, capsys, raw, words):
    """Exit 1, a sentence that names the file, and no candidates."""
    (folder / "L.csv").write_bytes(raw)
    assert match(folder) == 1
    said = capsys.readouterr().err
    assert words in said and "L.csv" in said
    assert not (folder / "C.csv").exists()


def test_missing_files_weak_keys_and_wrong_usage(folder, capsys):
    """Each has its own sentence; usage is 2."""
    (folder / "key").write_text("short")
    assert (
        door.main(
            ["screening", "tokens", str(folder / "L.csv"), "--key", str(folder / "key"), "--out", str(folder / "T")]
        )
        == 1
    )
    assert "fewer than 32 bytes" in capsys.readouterr().err
    (folder / "R.csv").unlink()
    assert match(folder) == 1
    assert "can't be read" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        door.main(["screening", "match"])
    assert left.value.code == 2


def test_no_answer_holds_a_formula(folder):
    """What a list says comes back as text."""
    (folder / "L.csv").write_text('row_id,name,email,handle\n=1+1,Ada Brandt,,\n"@x",Robin Kesten,,\n')
    assert match(folder) == 0
    text = (folder / "C.csv").read_text()
    assert "'=1+1" in text and "'@x" in text
    assert not [line for line in text.splitlines() if line[0] in "=+-@"]


def test_fifty_thousand_hostile_rows_are_read_or_refused_in_five_seconds():
    """A12: odd signs, long fields, formulas, a mark before the first column."""
    row = '{},"=HYPERLINK(1) \u202e\u0430\u0501\u0430 Ада",{}@x.example,"{}"\n'
    raw = ("\ufeffrow_id,name,email,handle\n" + "".join(row.format(at, at, "z" * 300) for at in range(50_000))).encode()
    began = time.process_time()
    assert len(lists.attendees(raw)) == 50_000
    with pytest.raises(Refused):
        lists.attendees(raw + b"again,1\n")
    assert time.process_time() - began < 5
