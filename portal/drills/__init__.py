"""Practice: a whole case from the report to the end, on the same pages, marked, and never counted.

`start` puts an invented report where real ones arrive, for one person; whoever starts it holds its receipt too and can
write as its reporter. Nobody is mailed, no clock runs, no number changes.
"""

from .service import STORIES, start

__all__ = ["STORIES", "start"]
