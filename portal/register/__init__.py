"""The register, the committee's memory in two vaults: how things stand by code, for every member who did not step
back; and the people behind the codes, for key holders who say why.

Who is the same as whom, and how somebody stands, is proposed by one and confirmed by another. Nothing here names a
community or a case to whoever does not hold its key.
"""

from .answerable import Answerable, answerable, for_holders, joined, standings_on, told_to_holders
from .blueprint import in_the_vault, vault_page
from .bringing import Brought, bring, take_out
from .entries import EntryView, Facts, codes, entries_of, entry, names_for_record, register, write
from .expunging import Times, expunge, leaving, times
from .joining import LinkView, confirm_link, link, links, links_of, look_for_links, part_link, propose_link, refuse_link
from .labels import CATEGORY_CHOICES, CONSEQUENCES, STANDING_LABELS, TYPE_LABELS
from .labels import fault as fault_words
from .likeness import Known, candidates, known
from .likeness import forms as forms_of_names
from .oversight import ReadingView, readings_for_board, standing_counts
from .patterns import Pattern, pattern
from .people import PersonView, find, people, person, rewrite_person
from .rules import LADDER, RECORD_TYPES, STANDINGS, check_record, check_standing, check_words, in_force
from .sheet import Fault, Row, Sheet
from .sheet import read as read_sheet
from .sight import Sight, sight_of, stay_out
from .standing import (
    ChangeView,
    Standing,
    Wanted,
    confirm_standing,
    propose_standing,
    standings,
    waiting_changes,
    withdraw_standing,
)
from .vault import (
    add_keyholder,
    at_register,
    close_people,
    end_key,
    found_register,
    founded,
    inside,
    key_holders,
    open_people,
    open_until,
    place,
    readings,
)

__all__ = [
    "Times",
    "expunge",
    "leaving",
    "times",
    "Answerable",
    "Brought",
    "CATEGORY_CHOICES",
    "CONSEQUENCES",
    "ChangeView",
    "EntryView",
    "Facts",
    "Fault",
    "Known",
    "LADDER",
    "LinkView",
    "Pattern",
    "PersonView",
    "RECORD_TYPES",
    "ReadingView",
    "Row",
    "STANDINGS",
    "STANDING_LABELS",
    "Sheet",
    "Sight",
    "Standing",
    "TYPE_LABELS",
    "Wanted",
    "add_keyholder",
    "answerable",
    "at_register",
    "bring",
    "candidates",
    "check_record",
    "check_standing",
    "check_words",
    "close_people",
    "codes",
    "confirm_link",
    "confirm_standing",
    "end_key",
    "entries_of",
    "entry",
    "fault_words",
    "find",
    "for_holders",
    "forms_of_names",
    "found_register",
    "founded",
    "in_force",
    "in_the_vault",
    "inside",
    "joined",
    "key_holders",
    "known",
    "link",
    "links",
    "links_of",
    "look_for_links",
    "names_for_record",
    "open_people",
    "open_until",
    "part_link",
    "pattern",
    "people",
    "person",
    "place",
    "propose_link",
    "propose_standing",
    "read_sheet",
    "readings",
    "readings_for_board",
    "refuse_link",
    "register",
    "rewrite_person",
    "sight_of",
    "standing_counts",
    "standings",
    "standings_on",
    "stay_out",
    "take_out",
    "told_to_holders",
    "vault_page",
    "waiting_changes",
    "withdraw_standing",
    "write",
]
