"""What is gathered in a case and kept after it: talks, questions to the reporter, evidence, tasks, lessons.

Each is sealed under the case's own lock. `gathered(actor, view)` is all of it for one case; `open_tasks` and `lessons`
look over all the cases one may open.
"""

from .aftercare import DAYS
from .evidence import add_exhibit
from .expunging import expunge, undone
from .labels import CARE as CARE_WORDS
from .learning import add_lesson, lessons
from .questions import ask
from .reading import Gathered, gathered
from .talks import add_talk
from .tasks import add_task, finish, open_tasks, pass_on

__all__ = [
    "CARE_WORDS",
    "DAYS",
    "Gathered",
    "add_exhibit",
    "add_lesson",
    "add_talk",
    "add_task",
    "ask",
    "expunge",
    "finish",
    "gathered",
    "lessons",
    "open_tasks",
    "pass_on",
    "undone",
]
