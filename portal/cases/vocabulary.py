"""The codes of cases. They are stable, so that statistics compare; the words for them stand in labels.py."""

from .. import reports

PARTY_KINDS = ("person", "organisation", "venue_staff", "outsider", "group", "unknown")
PARTY_ROLES = ("reported", "affected", "witness", "reporter")

NOTE_KINDS = ("fact", "note")
SENT_KINDS = ("request", "report", "dialogue", "identity", "advice")
HOLD_REASONS = ("police", "legal", "mediation", "unreachable", "committee", "other")
FILE_KINDS = ("screenshot", "recording", "messages", "other")

FINDINGS = (
    "violation",
    "violation_unidentified",
    "no_violation",
    "insufficient_information",
    "out_of_scope",
    "resolved_by_parties",
    "withdrawn",
)

MEASURES = (
    "nothing",
    "informal_word",
    "verbal_warning",
    "written_warning",
    "final_warning",
    "general_reminder",
    "content_changed",
    "talk_ended",
    "video_withheld",
    "no_contact",
    "stay_away",
    "no_alcohol",
    "role_ended",
    "not_speaker",
    "grant_refunded",
    "sponsor_measure",
    "removal",
    "account_action",
    "voluntary_break",
    "suspension_short",
    "suspension_long",
    "ban_spaces",
    "ban_permanent",
    "apology_relayed",
    "mediation",
    "training",
    "readmission",
    "referred",
    "support_offered",
    "process_changed",
    "other",
)

SPACES = (*reports.VENUES, "everywhere")

REASONS = (
    "concerns_team",
    "no_answer",
    "appeal",
    "several_communities",
    "majority_conflicted",
    "deadlock",
    "law",
    "beyond_power",
    "help_now",
    "help_wanted",
    "after_event",
)

PARTS = (
    "nature",
    "reported",
    "facts",
    "actions",
    "people",
    "review",
    "responses",
    "files",
    "report",
    "dialogue",
    "notes",
    "identity",
)
LEAST = ("nature", "reported")
"""The least that can be filed: what kind of thing it was, and who it is about. No words of anybody."""
COVERED = {"nature": "actions", "reported": "people"}
"""{what says less: what says all of it and more}"""
DEFAULT_PARTS = {
    "escalation": ("facts", "actions"),
    "filed": ("facts", "actions", "people", "review", "responses", "files"),
}

TEAM, CENTRE, BOARD, LOCAL, PARTIES, NOBODY = "team", "central", "board", "local", "parties", "none"
HANDLED_BY = (TEAM, CENTRE, BOARD, LOCAL, PARTIES, NOBODY)
"""Who dealt with it: the team that keeps it, the central group, the board, the event or its moderators, the people
themselves, nobody."""
STANDINGS = ("none", "flagged", "banned")
