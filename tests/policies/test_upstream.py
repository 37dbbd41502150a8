"""What became of a code's sources: new words, another licence, no longer kept up, a newer version hosted here."""

import pytest

from portal import policies
from portal.errors import Refused
from portal.library import Source
from portal.policies import origins, sourcing, upstream
from tests.communities.people import acting, founded

from .test_service import published

pytestmark = pytest.mark.sqlite_only

HOME = "http://localhost"
OLD = "# Harbour rules\n\nBe kind to everybody.\n\nListen before you speak.\n\nLicensed under CC BY 3.0.\n"
NEW = (
    "# Harbour rules\n\nBe kind to everybody.\n\nListen before you speak, and ask when in doubt.\n\n"
    "Licensed under CC BY-SA 4.0.\n"
)
OURS = "# Our rules\n\nBe kind to everybody.\n\nListen before you speak.\n"


def test_the_fingerprint_forgives_line_ends():
    assert upstream.digest_of(OLD) == upstream.digest_of(OLD.replace("\n", "\r\n") + "  \n")
    assert upstream.digest_of(OLD) != upstream.digest_of(NEW)


def test_three_texts_are_held_against_each_other():
    same = upstream.compare(OLD, OLD.replace("\n", "\r\n"), OURS)
    assert same.same and not same.changes and not same.relicensed
    found = upstream.compare(OLD, NEW, OURS)
    assert (found.old_licence, found.new_licence, found.relicensed) == ("CC-BY-3.0", "CC-BY-SA-4.0", True)
    first, last = found.changes
    assert ("insert", "speak, and ask when in doubt.") in first.row.pieces and first.state == "kept"
    assert last.state == "absent"
    own = upstream.compare(OLD, NEW, "# Ours\n\nListen well before you ever speak.\n")
    assert (own.changes[0].state, own.changes[0].ours) == ("own", "Listen well before you ever speak.")


@pytest.fixture
def source(app, meadow):
    """Meadow's public code was made from a text of its own list."""
    with acting(app):
        published(meadow)
        return policies.sources(meadow, policies.current(meadow))[0]


def test_a_brought_text_is_kept_and_the_next_compared(app, meadow, source, ada):
    ada.get("/desk/meadow/code/upstream")
    assert "not kept here yet" in ada.text
    ada.get("/desk/meadow/code/upstream/1").send("upstream", text=OLD)
    assert ada.status == 200 and "It is compared with the one kept since" in ada.text
    ada.send("upstream", act="compare", text=OLD)
    assert "word for word" in ada.text
    ada.send("upstream", act="compare", text=NEW)
    assert "It was CC BY 3.0, it now states CC BY-SA 4.0." in ada.text
    assert "Your code says nothing like it." in ada.text and "[put in:" in ada.text
    assert ada.soup.find(id="text").get_text().strip() == NEW.strip()
    ada.send("upstream", act="keep", text=NEW)
    with acting(app):
        kept = origins.kept_text(meadow, source.ref)
        assert (kept.place, kept.licence, kept.digest) == (2, "CC-BY-SA-4.0", upstream.digest_of(NEW))
        assert upstream.keep(meadow, source, NEW).place == 2
        assert sourcing.sure(meadow, source, HOME).pin == kept.digest
        with pytest.raises(Refused, match="source_unnamed"):
            upstream.keep(meadow, Source("Nameless"), NEW)
    ada.send("upstream", text="")
    assert ada.status == 422 and "There is no text here yet" in ada.text
    assert ada.get("/desk/meadow/code/upstream/7").status == 404


def test_somebody_states_another_licence(source, ada):
    ada.get("/desk/meadow/code/upstream/1").send("claim", licence="CC0-1.0", seen="", claimant="Harbour Circle")
    assert ada.status == 422 and "where you saw this licence" in ada.text
    ada.send("claim", seen="a mail of their board")
    assert ada.status == 200 and "CC0 1.0 : a mail of their board ( Harbour Circle )" in ada.text


def test_a_discontinued_source_is_said_so(app, meadow, ada):
    with acting(app):
        policies.take(meadow, OURS)
        made_from = [sourcing.chosen(meadow, "catalogue:todo-group", HOME)[0]]
        policies.describe(meadow, title="Rules", licence="CC-BY-4.0", original=False, made_from=made_from)
        policies.publish(meadow)
    assert "no longer keep it up" in ada.get("/desk/meadow/code").text
    assert "no longer keep it up" in ada.get("/desk/meadow/code/upstream/1").text


def test_a_newer_version_hosted_here_is_told_at_the_desk(app, meadow, ada):
    with acting(app):
        lake = founded("Lake Users", "lake", "bo")
        published(lake, OLD, title="Lake rules")
        policies.take(meadow, OURS)
        made_from = sourcing.from_hosted("lake", HOME)
        policies.describe(meadow, title="Rules", licence="CC-BY-SA-3.0", original=False, made_from=list(made_from))
        policies.publish(meadow)
    assert "newer version" not in ada.get("/desk/meadow/code").text
    with acting(app):
        published(lake, NEW, title="Lake rules", reason="A question more")
    assert "Your source has a newer version." in ada.get("/desk/meadow/code").text
    ada.get("/desk/meadow/code/upstream/1")
    assert "They published version 2" in ada.text and "A question more" in ada.text
    assert "Your code still says it as they did before." in ada.text


def test_big_texts_are_compared_in_time():
    """R43: nothing here takes long, whatever was pasted."""
    many = "\n\n".join(f"Line {number} speaks of something else {number * 7}." for number in range(3000))
    found = upstream.compare(many, many.replace("else", "other"), many)
    assert len(found.changes) == 200
