"""The letterbox: takes reports in, sealed for those who may read them, and is the reporter's way back.

`offer(partition)` says who would read; `receive` takes one in, once a receipt. Handlers: `listing`, `read`,
`answer`, `mark_opened`, `read_file`. Rooms above tell the reporter how far it is with `step(scope, id, code)`.
Reporters: `enter_box(receipt)` gives the Actor for `box` and `write`.
"""

from .box_acts import hears_consent
from .code_labels import CATEGORIES as CATEGORY_LABELS
from .code_labels import VENUES as VENUE_LABELS
from .counting import Came, Met, came, told
from .counting import met as how_soon
from .desk import (
    all_locks,
    answer,
    get,
    listing,
    locks_of,
    mark_opened,
    read,
    read_file,
    step,
    tally,
    unanswered,
    with_lock,
)
from .exhibits import file_about, file_openings, open_original
from .expunging import Loose, expunge, last_days, over
from .finding import Words, sealed_words
from .held_views import together
from .junk import MANY
from .models import CLOSED, OPENED, RECEIVED, STATES
from .moving import bring as bring_report
from .moving import loose, way_in
from .moving import own_part as own_part_of_report
from .paper_forms import blank
from .parting import part, shut_boxes
from .patience import LAST as LAST_REMINDER
from .patience import reached, reminded
from .rules import ONGOING, STEPS
from .service import known, offer, receive, route_of, sent, tell
from .sorting import bring_back, hush, set_aside
from .taken_labels import TAKEN
from .thread import held_still
from .views import Answers, BoxView, FileView, MessageView, ReportRow, ReportView, Team
from .vocabulary import CATEGORIES, VENUES
from .waiting import first_answers
from .way_back import box, boxes_here, enter_box, keep_open, read_box_file, reopen, shut, write

__all__ = [
    "boxes_here",
    "hears_consent",
    "held_still",
    "Loose",
    "expunge",
    "last_days",
    "over",
    "CATEGORIES",
    "Came",
    "Met",
    "came",
    "told",
    "how_soon",
    "CATEGORY_LABELS",
    "bring_back",
    "bring_report",
    "loose",
    "way_in",
    "hush",
    "set_aside",
    "CLOSED",
    "LAST_REMINDER",
    "MANY",
    "ONGOING",
    "OPENED",
    "RECEIVED",
    "STATES",
    "STEPS",
    "TAKEN",
    "Answers",
    "BoxView",
    "FileView",
    "MessageView",
    "ReportRow",
    "ReportView",
    "Team",
    "VENUES",
    "VENUE_LABELS",
    "Words",
    "all_locks",
    "answer",
    "blank",
    "box",
    "enter_box",
    "file_about",
    "file_openings",
    "first_answers",
    "own_part_of_report",
    "part",
    "shut_boxes",
    "get",
    "keep_open",
    "known",
    "listing",
    "locks_of",
    "mark_opened",
    "offer",
    "open_original",
    "reached",
    "read",
    "read_box_file",
    "read_file",
    "receive",
    "reminded",
    "reopen",
    "route_of",
    "sealed_words",
    "sent",
    "shut",
    "step",
    "tally",
    "tell",
    "together",
    "unanswered",
    "with_lock",
    "write",
]
