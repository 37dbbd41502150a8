"""Who of a list may be who of a register: found, ordered, explained."""

import subprocess
import sys
import time

import numpy as np
import pytest

from portal import matching
from portal.matching import measuring, rivals, trees

OTHERS = [
    (f"q{at}", [f"{given} {family}"], [f"{given}.{family}@place.example".lower()], [])
    for at, (given, family) in enumerate(
        (given, family)
        for given in ("Ada", "Bruno", "Carla", "Dario", "Edith", "Falk", "Greta", "Hugo", "Ines", "Jonas")
        for family in (
            "Brandt",
            "Castell",
            "Dorn",
            "Ebner",
            "Falkner",
            "Gerber",
            "Hartung",
            "Iversen",
            "Jansen",
            "Kopp",
        )
    )
]


def best(person, row):
    """The pair of this person with this row, and the first pair of all, beside a hundred others."""
    index = matching.prepare([("wanted", *person), *OTHERS])
    found = matching.candidates(index, [("r1", *row)])
    mine = [pair for pair in found if pair.person == "wanted"]
    return (mine[0] if mine else None), (found[0] if found else None)


@pytest.mark.parametrize(
    ("names", "listed", "words"),
    [
        (["Robin Kesten"], "Robin Kesten", "Robin is the same"),
        (["Robin Kesten"], "ROBIN  KESTEN", "Kesten is the same"),
        (["Róbin Kestén"], "Robin Kesten", "Kesten is the same"),
        (["Robin Kesten"], "Kesten, Robin", "Robin is the same"),
        (["Robin Kesten"], "Kesten Robin", "another order"),
        (["Mary Anne Kesten"], "Maryanne Kesten", "written apart or together"),
        (["Kesten Delacruz"], "Kesten de la Cruz", "Kesten is the same"),
        (["Christopher Kesten"], "Chris Kesten", "Chris is a short form of Christopher"),
        (["Bob Kestenholz"], "Robbie Kestenholz", "short forms of one name"),
        (["Robin Kestenholz"], "R. Kestenholz", "R. may stand for Robin"),
        (["Robin Kestenholz"], "Robin Kestenhols", "one slip away"),
        (["Mohammed Kestani"], "Muhamad Kestani", "Kestani is the same"),
        (["Robin Kestenholz-Amann"], "Robin Kestenholz", "only in the register: Amann"),
        (["Григорий Кестен"], "Grigory Kesten", "can be read as"),
        (["李洪政"], "Hongzheng Li", "can be read as"),
        (["洪秀柱"], "Hung Hsiu-chu", "can be read as"),
        (["Kwok Ka Ming"], "郭 Ka Ming", "can be read as"),
        (["Someone Else", "Robin Kesten"], "Robin Kesten", "Kesten is the same"),
    ],
)
def test_a_name_is_found_however_it_is_written(names, listed, words):
    """The right person comes first, and the reason says why."""
    mine, first = best((names, [], []), (listed, "", ""))
    assert mine is not None
    assert first.person == "wanted"
    assert words in "; ".join(map(str, mine.reasons))


@pytest.mark.parametrize(
    ("kept", "listed", "words"),
    [
        ("rk@mail.example", "rk@mail.example", "same mail address"),
        ("rk@mail.example", "RK@Mail.Example", "apart from capitals"),
        ("rk@mail.example", " rk@mail.example", "same mail address"),
        ("rk@mail.example", "rk+conf@mail.example", "after removing the +tag"),
        ("robkest@gmail.com", "rob.kest@gmail.com", "removing dots"),
        ("robkest@gmail.com", "robkest@googlemail.com", "reading googlemail.com as gmail.com"),
    ],
)
def test_an_equal_address_stands_above_every_name(kept, listed, words):
    """Whatever the name: the pair is strong, first, and says what was set aside."""
    mine, first = best((["Robin Kesten"], [kept], []), ("Ada Brandt", listed, ""))
    assert first.person == "wanted"
    assert mine.band == "strong"
    assert words in str(mine.reasons[0])
    assert "the names differ" in map(str, mine.reasons)


@pytest.mark.parametrize(
    "listed",
    ["robk_dev", "@RobK_dev", "https://code.example/robk_dev", "robk_dev ", "https://social.example/@robk_dev"],
)
def test_an_equal_handle_as_well(listed):
    """With or without the sign before it and the place it stands at."""
    mine, first = best((["Robin Kesten"], [], ["robk_dev"]), ("", "", listed))
    assert first.person == "wanted"
    assert "same handle" in str(mine.reasons[0])


def test_the_mailbox_of_a_desk_is_nobody():
    """info@ alone makes no strong pair, and its reason says that it is a desk."""
    mine, _first = best((["Robin Kesten"], ["info@club.example"], []), ("Ada Brandt", "info@club.example", ""))
    assert mine is None or mine.band != "strong"
    mine, _first = best((["Robin Kesten"], ["info@club.example"], []), ("Robin Kesten", "info@club.example", ""))
    assert "a desk's address" in str(mine.reasons[0])


def test_the_same_mail_name_elsewhere_is_a_hint():
    """It is said, and does not make an address equal."""
    mine, _first = best((["Robin Kesten"], ["stormkest@gmail.com"], []), ("R. Kesten", "stormkest@mail.example", ""))
    assert any("at another provider" in str(reason) for reason in mine.reasons)
    assert mine.score < 15


def test_the_same_name_is_always_worth_a_look():
    """However common it is, and in whichever order it is written."""
    crowd = [(f"c{at}", ["James Hardy", f"James W{'abcdefghij'[at]}rner Hardy"], [], []) for at in range(10)]
    index = matching.prepare([*crowd, *OTHERS])
    for listed in ("James Hardy", "HARDY, James", "Hardy James"):
        found = matching.candidates(index, [("r1", listed, "", "")])
        assert {pair.person for pair in found if pair.band != "weak"} >= {person for person, *_rest in crowd}


def test_one_chinese_sign_is_no_slip_of_another():
    """However alike their readings look in Latin letters; a sign and its older form are one."""
    mine, _first = best((["李雷"], [], []), ("刘雷", "", ""))
    assert "only on the list: 刘" in "; ".join(map(str, mine.reasons))
    mine, _first = best((["陳雷"], [], []), ("陈雷", "", ""))
    assert "read alike" in "; ".join(map(str, mine.reasons))


def test_strangers_are_not_shown():
    """Somebody who has nothing in common with anybody is no strong or possible pair."""
    index = matching.prepare(OTHERS)
    assert matching.candidates(index, [("r1", "Ada Brandt", "", "")])[0].band == "strong"
    found = matching.candidates(index, [("r1", "Wilhelmina Quistorp", "wq@elsewhere.example", "wquist")])
    assert [pair for pair in found if pair.band != "weak"] == []


def test_best_first_and_every_pair_has_a_reason():
    """Scores fall, no pair comes twice, none is without words."""
    rows = [(str(at), names[0], "", "") for at, (_id, names, _m, _h) in enumerate(OTHERS)]
    found = matching.candidates(matching.prepare(OTHERS), rows)
    assert len(found) >= len(rows)
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)
    assert len({(pair.row, pair.person) for pair in found}) == len(found)
    assert all(pair.reasons and all(str(reason) for reason in pair.reasons) for pair in found)
    assert {pair.row: pair.person for pair in reversed(found)} == {str(at): f"q{at}" for at in range(len(OTHERS))}


@pytest.mark.parametrize(
    ("name", "features", "promised"),
    [
        ("names", measuring.FEATURES, measuring.MONOTONE),
        ("rivals", measuring.FEATURES + rivals.FEATURES, measuring.MONOTONE | rivals.MONOTONE),
    ],
)
def test_more_evidence_never_lowers_the_score(name, features, promised):
    """Every feature that a forest promises a direction for keeps it."""
    measured = np.random.default_rng(3).uniform(-2, 20, (400, len(features))).astype(np.float32)
    forest = trees.forest(name)
    assert forest.features == list(features)
    before = forest.score(measured)
    assert before.std() > 0.1
    ways = {feature: way for feature, way in promised.items() if way}
    assert "same" in ways and "over_list" in ways
    for feature, way in ways.items():
        more = measured.copy()
        more[:, features.index(feature)] += 3 * way
        assert (forest.score(more) >= before - 1e-3).all(), feature


def test_a_row_that_fits_somebody_better_speaks_against_the_next():
    """Two rows fit one person: the better one stands far before the other, each is still shown."""
    index = matching.prepare([("wanted", ["Robin Kestenholz"], [], []), *OTHERS])
    rows = [("r1", "Robin Kestenholz", "", ""), ("r2", "Rubin Kestenhols", "", "")]
    both = {pair.row: pair for pair in matching.candidates(index, rows) if pair.person == "wanted"}
    alone = matching.candidates(index, rows[1:])[0]
    assert both["r1"].score > both["r2"].score
    assert alone.person == "wanted" and alone.score > both["r2"].score


def test_the_others_of_a_pair_are_counted_on_both_sides():
    """Gap to the next person of the row and to the next row of the person, best name of a person first."""
    rows, persons = np.array([0, 0, 0, 1]), np.array([0, 0, 1, 0])
    none = np.zeros(0, np.int64)
    found = rivals.of_pairs(np.array([4, 1, 2, 3], np.float32), rows, persons, 2, (none, none, none, none))
    assert found[:, rivals.FEATURES.index("row_gap")].tolist() == [2, -1, -2, 15]
    assert found[:, rivals.FEATURES.index("person_gap")].tolist() == [1, -2, 15, -1]


def test_work_tells_how_far_it_is_and_can_be_stopped():
    """`told` hears rows done and rows there are; its False ends the work."""
    heard = []
    rows = [(str(at), "Ada Brandt", "", "") for at in range(50)]
    matching.candidates(matching.prepare(OTHERS), rows, told=lambda done, all_: heard.append((done, all_)) or False)
    assert heard == [(50, 50)]


def test_numpy_keeps_what_it_did_not_load():
    """What scipy is kept from loading is there for whoever asks."""
    code = "import sys; from portal import matching; matching.band(0); import numpy; print('numpy.f2py' in sys.modules"
    code += ", numpy.f2py.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "numpy.f2py"]


def test_nothing_is_nothing():
    """An empty list, an empty register, empty rows."""
    assert matching.candidates(matching.prepare([]), [("r", "Ada Brandt", "a@b.example", "ada")]) == []
    assert matching.candidates(matching.prepare(OTHERS), []) == []
    assert matching.candidates(matching.prepare([("p", [], [], [])]), [("r", "", "", "")]) == []


def test_a_kept_register_gives_the_same_answers(tmp_path):
    """Written, read, and refused for any other register."""
    index = matching.prepare([("wanted", ["Robin Kesten", "Робин Кестен"], ["rk@mail.example"], ["robk"]), *OTHERS])
    rows = [("r1", "Robyn Kesten", "rk+x@mail.example", "@robk"), ("r2", "Ada Brandt", "", "")]
    path, stamp = tmp_path / "kept", matching.stamp(b"this register")
    matching.save(index, path, stamp)
    assert path.stat().st_mode & 0o777 == 0o600
    assert matching.candidates(matching.load(path, stamp), rows) == matching.candidates(index, rows)
    with pytest.raises(matching.Other):
        matching.load(path, matching.stamp(b"another"))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(matching.Other):
        matching.load(path, stamp)


def test_hostile_names_cost_nothing_special():
    """Long, odd, empty, right-to-left, thousands alike: all are taken, none takes long."""
    odd = [
        "a" * 5000,
        "\u202e\u202dAda",
        "‮" * 300,
        "𝓐𝓭𝓪 𝓑𝓻𝓪𝓷𝓭𝓽",
        "A\u0301" * 400,
        "=cmd()|'",
        "ｱﾀﾞ ﾌﾞﾗﾝﾄ",
        "\ud800x",
        "1 2 3",
        "-",
    ]
    rows = [(str(at), odd[at % len(odd)] + str(at % 7), odd[-1 - at % len(odd)], odd[at % 3]) for at in range(2000)]
    began = time.process_time()
    matching.candidates(matching.prepare([("p", odd, odd, odd), *OTHERS]), rows)
    assert time.process_time() - began < 20


def test_a_server_that_needs_normal_forms_loads_no_numbers():
    """The room's heavy half comes only when it is asked for."""
    code = "import sys; from portal import matching; matching.mail('a@b.example'); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
