"""Finding words in what one may open: decrypted in memory for one question, answered, forgotten. And questions kept.

`find(actor, question)` asks; `keep_pages` makes the next question faster; views are a person's own questions, sealed.
"""

from .kept import View, forget, keep, views
from .service import MOST, Answer, Hit, Question, find, keep_pages

__all__ = ["MOST", "Answer", "Hit", "Question", "View", "find", "forget", "keep", "keep_pages", "views"]
