"""What was asked once in a transaction that only reads is not asked again; where something is written it always is."""

from portal.accounts.people import add
from portal.db import begin_writing, db, remembered, writing


def asking():
    """A question that counts how often it is asked, and asks it under one key."""
    asked = []

    def answer() -> int:
        db.session.connection()  # as a real question would: it begins the transaction
        asked.append(1)
        return len(asked)

    return lambda: remembered(("test",), answer)


def test_a_reader_asks_once(app):
    """The same answer until the transaction ends."""
    ask = asking()
    with app.app_context():
        assert [ask(), ask()] == [1, 1]
        db.session.rollback()
        assert [ask(), ask()] == [2, 2]
        begin_writing(False)
        assert ask() == 3


def test_a_key_is_one_question(app):
    """Two keys are two questions, also when the answer is nothing."""
    with app.app_context():
        assert remembered(("a",), lambda: None) is None
        assert remembered(("a",), lambda: 1 / 0) is None
        assert remembered(("b",), lambda: 2) == 2


def test_a_writer_asks_each_time(app):
    """What a writing request checks holds at that moment."""
    ask = asking()
    with app.app_context(), writing():
        assert [ask(), ask()] == [1, 2]


def test_whatever_is_written_makes_it_forget(app):
    """A flush ends what was remembered, should a reader ever write."""
    ask = asking()
    with app.app_context():
        assert ask() == 1
        add("robin@people.example", "Robin")
        db.session.flush()
        assert ask() == 2
        db.session.rollback()
