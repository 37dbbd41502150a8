"""What people can ask who stand in the records and have no account: what is held, put it right, this is not me.

Somebody outside the case team makes sure who asks and sees no case; the team answers from redacted copies, with a
second reader. What must not be told yet is answered in the words that also say that nothing is held.
"""

from .answering import Answer, again, agree, give_back
from .answering import ask as ask_second
from .answering import listing as requests
from .answering import read as read_request
from .answering import save as save_answer
from .asking import Asked, ask
from .checking import confirm, question, turn_down
from .checking import listing as askings
from .checking import read as read_asking
from .forgetting import expunge
from .items import expunge as expunge_lines

__all__ = [
    "Answer",
    "Asked",
    "again",
    "agree",
    "ask",
    "ask_second",
    "askings",
    "confirm",
    "expunge",
    "expunge_lines",
    "give_back",
    "question",
    "read_asking",
    "read_request",
    "requests",
    "save_answer",
    "turn_down",
]
