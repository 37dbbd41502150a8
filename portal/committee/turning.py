"""Turning locks after somebody left, beside the request that asked for it (settled 9).

A thread of this worker holds the key in memory until all is turned, in short transactions that let others write
between them. What is turned is turned; a crash means that the rest still waits, and anybody who holds it goes on.
"""

import logging
import threading

from .. import audit, logs
from ..db import writing
from .seats import turn_some

_log = logging.getLogger("portal.turning")
_running = threading.Lock()


def start(app, actor) -> threading.Thread | None:
    """Begin in a thread of its own; None while one is at work here already."""
    if not _running.acquire(blocking=False):
        return None
    thread = threading.Thread(target=_turn_all, args=(app, actor), name="portal.beside", daemon=True)
    thread.start()
    return thread


def _turn_all(app, actor) -> None:
    try:
        with app.app_context():
            while finish_some(actor):
                pass
    except Exception as error:
        logs.fault(_log, error, duty="committee.turning")
    finally:
        _running.release()


def finish_some(actor) -> int:
    """One portion in a transaction of its own; says how many were turned."""
    with writing():
        done = turn_some(actor)
        audit.settle()
    return done
