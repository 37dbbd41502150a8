"""What sending costs the database: the figure of p50 hangs on it."""

import secrets

from sqlalchemy import event

from portal import db as house_db
from portal.reports import questions

from .walker import Walker

STORY = "zebra-lantern stood in the door"
MOST = 24  # statements of the post that sends, transaction and audit included


def statements(app, walk: Walker) -> list[str]:
    """What the post that sends asks the database."""
    with app.app_context():
        engine = house_db.db.engine
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement.split("\n")[0])

    form = {**walk.values(walk.form("receipt")), "receipt": [walk.receipt]}
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert b'id="reported"' in walk.client.post(walk.path, data=form).data
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return seen


def written(app, **answers) -> Walker:
    walk = Walker(app, "/c/harbor/report")
    walk.post("exclude")
    return walk.write(story=f"{STORY} {secrets.token_hex(8)}", **answers)  # the same words again look like junk


def test_sending_asks_little(place, app):
    """A plain report, and one in which everything optional that needs no row of its own is filled in."""
    first = statements(app, written(app))
    assert len(first) <= MOST, "\n".join(first)
    plain = statements(app, written(app))
    more = {"wishes": "w", "before": "b", "kind": "retaliation", "venue": "chat", "consent_investigate": "yes"}
    assert len(statements(app, written(app, **more))) == len(plain)


def test_questions_cost_only_whoever_answers_them(place, app):
    """A community's own questions are looked up for sending only when one was answered."""
    statements(app, written(app))  # the first report of a place makes rows that the others find
    plain = len(statements(app, written(app)))
    with place.unit():
        one = questions.keep(place.actor("Ana", "lead"), kind="text", words="Which hall?")
    assert len(statements(app, written(app))) == plain
    assert len(statements(app, written(app, **{f"q_{one}": "Hall 2"}))) == plain + 1
