"""What a community, or the committee, does about what was reported: one kind of case for both.

`open_case` makes a case of a report, `open_filed` files a settled incident. `listing`, `see`, `read`; the acts;
`attest` and `recuse`; `hand_over` shows exactly what would go up, `receive` makes a case of it elsewhere.
`hears`, Place, show_case, act_page and ActForm are for the rooms above, whose pages are built alike; `shows` hangs
their parts into a case's page (portal/cases/parts.py says where). `tally` counts, `bring_past` counts what was before
the portal, `sever` cuts the way from a case to its numbers; `resting` cases wait to be forgotten, `expunge` forgets
them, a `shell` is left. `leaving` is the case as it may leave, redacted: exports and letters take nothing else.
"""

from .act_routes import act_page, version_of
from .acts import (
    add_party,
    advance,
    answer,
    attach,
    checked,
    close,
    end_measure,
    hand_keys_on,
    may_hold,
    measure,
    note,
    open_filed,
    open_seen,
    reopen,
    respond,
    review,
)
from .appealing import deciders, free_to_look, hand_records, open_appeal, records
from .blueprint import Place, both, names_in
from .bringing import bring_past, read_past
from .case_routes import page_number, show_case
from .codename import new as new_code_name
from .conflicts import attest, recuse, shut_out, waits
from .counting import counted_as, release, sever
from .deciding import ProposalView, carry, decision, proposals, put_proposal, settle, take_a_stand
from .ears import hears
from .expunging import expunge, expunge_reports, expunge_shells
from .finding import (
    Found,
    among,
    cases_of_reports,
    concerned,
    could_go,
    drills,
    keeps_words,
    measures_of,
    running_among,
    sealed_words,
    searchable,
    seen_here,
    step_at,
    unsent,
)
from .forms import ActForm, options, words
from .handover import counts, excerpt, hand_over, packed_without, pass_on, receive, step
from .kin import breach, kin_of, merge, split, tie_breach, unmerge, untie_breach
from .labels import FINDINGS as FINDING_LABELS
from .labels import HANDLED_BY as HANDLED_BY_LABELS
from .labels import MEASURES as MEASURE_LABELS
from .labels import NEXT as NEXT_WORDS
from .labels import SPACES as SPACE_CHOICES
from .labels import STATES as STATE_WORDS
from .labels import VOTING as VOTING_LABELS
from .labels import reporter_of
from .leaving import hides, leaving
from .lending import borrow, give_back
from .longer import vote_longer
from .moving import bring_case, bring_counts, counts_told, own_part, put_words
from .naming import hears_names
from .oversight import Decided, Outline, Vote, arrived, decided, known, outline, outlines
from .oversight import counts as counts_by_state
from .panel import Gauge, attested, gauge, held_among, named_by, needed, on_loan, readers_of, set_needed, softly, staff
from .parting import count_all
from .parts import LATE, SOON, URGENT, WHERE, shows
from .people import actions, alike, change_party, part_again, rewrite, same_party
from .proposing import asked, hear, propose
from .resting import Resting, awake_among, loose_reports, resting, shells_of
from .returning import asked as wanted_back
from .returning import readmit
from .rules import ACTS, CENTRAL, COMMUNITY, FIRST, KINDS, PATH, RULES, follow, may_follow
from .service import (
    aside_reports,
    cases_of,
    link,
    listing,
    open_case,
    read,
    read_file,
    reports_of,
    see,
    unconfirmed,
    waiting_reports,
)
from .shells import Shell, is_gone, shell
from .soft import help_without_a_vote, one_more, weigh
from .stages import clear, enact, hold, resolve, resume, tell
from .stages import file as file_away
from .stages import follow as follow_up
from .tallying import LISTS as TALLY_LISTS
from .tallying import Tally, tally
from .views import CaseRow, CaseView, Item, Packet
from .vocabulary import DEFAULT_PARTS, FINDINGS, LEAST, MEASURES, PARTS, REASONS, SPACES
from .ways import rule_of, set_rule

__all__ = [
    "actions",
    "could_go",
    "packed_without",
    "one_more",
    "weigh",
    "tie_breach",
    "untie_breach",
    "Resting",
    "Shell",
    "expunge",
    "expunge_reports",
    "expunge_shells",
    "shells_of",
    "is_gone",
    "loose_reports",
    "resting",
    "awake_among",
    "shell",
    "HANDLED_BY_LABELS",
    "TALLY_LISTS",
    "Tally",
    "bring_past",
    "count_all",
    "counted_as",
    "read_past",
    "release",
    "sever",
    "tally",
    "Decided",
    "Outline",
    "Vote",
    "arrived",
    "counts_by_state",
    "decided",
    "hears_names",
    "known",
    "outline",
    "outlines",
    "ACTS",
    "ActForm",
    "CENTRAL",
    "COMMUNITY",
    "CaseRow",
    "CaseView",
    "DEFAULT_PARTS",
    "FINDINGS",
    "FINDING_LABELS",
    "FIRST",
    "Found",
    "Gauge",
    "Item",
    "KINDS",
    "LEAST",
    "LATE",
    "MEASURES",
    "MEASURE_LABELS",
    "NEXT_WORDS",
    "PARTS",
    "PATH",
    "Packet",
    "Place",
    "ProposalView",
    "REASONS",
    "RULES",
    "SPACES",
    "SPACE_CHOICES",
    "STATE_WORDS",
    "VOTING_LABELS",
    "SOON",
    "URGENT",
    "WHERE",
    "act_page",
    "add_party",
    "advance",
    "alike",
    "answer",
    "among",
    "aside_reports",
    "asked",
    "attach",
    "attest",
    "attested",
    "borrow",
    "breach",
    "both",
    "bring_case",
    "bring_counts",
    "carry",
    "cases_of",
    "checked",
    "cases_of_reports",
    "change_party",
    "deciders",
    "free_to_look",
    "hand_records",
    "on_loan",
    "open_appeal",
    "records",
    "clear",
    "concerned",
    "close",
    "counts",
    "counts_told",
    "decision",
    "enact",
    "excerpt",
    "end_measure",
    "file_away",
    "drills",
    "follow",
    "follow_up",
    "gauge",
    "give_back",
    "hand_keys_on",
    "hand_over",
    "hear",
    "hears",
    "held_among",
    "help_without_a_vote",
    "hides",
    "hold",
    "keeps_words",
    "kin_of",
    "leaving",
    "link",
    "listing",
    "may_follow",
    "may_hold",
    "measure",
    "measures_of",
    "merge",
    "named_by",
    "names_in",
    "needed",
    "new_code_name",
    "note",
    "open_case",
    "open_filed",
    "open_seen",
    "options",
    "own_part",
    "page_number",
    "part_again",
    "pass_on",
    "proposals",
    "propose",
    "put_proposal",
    "put_words",
    "read",
    "readmit",
    "read_file",
    "readers_of",
    "receive",
    "recuse",
    "reopen",
    "reporter_of",
    "reports_of",
    "resolve",
    "respond",
    "resume",
    "review",
    "rewrite",
    "rule_of",
    "running_among",
    "same_party",
    "sealed_words",
    "searchable",
    "see",
    "seen_here",
    "set_needed",
    "set_rule",
    "settle",
    "show_case",
    "shows",
    "shut_out",
    "softly",
    "split",
    "staff",
    "step",
    "step_at",
    "take_a_stand",
    "tell",
    "unconfirmed",
    "unmerge",
    "unsent",
    "version_of",
    "vote_longer",
    "waiting_reports",
    "waits",
    "wanted_back",
    "words",
]
