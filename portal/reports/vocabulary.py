"""The codes of a report. They are stable, so that statistics compare; the words for them stand in code_labels.py."""

INCIDENT, DRILL = "incident", "drill"
KINDS = (
    INCIDENT,
    "before_event",
    "retaliation",
    "breach",
    "appeal",
    "information",
    "advice",
    "feedback",
    "own_material",
    "not_conduct",
    DRILL,
)
OFFERED_KINDS = tuple(code for code in KINDS if code != DRILL)

NAMED, ANONYMOUS, ONE_WAY, SHIELDED = "named", "anonymous", "one_way", "shielded"
MODES = (ANONYMOUS, NAMED, SHIELDED, ONE_WAY)

CONSENTS = ("investigate", "witnesses", "reported", "committee", "events", "public")
"""What a reporter may allow, one by one: look into it, ask witnesses, tell the reported person what it is about,
let the committee read it when nobody here answers, tell other events, speak of it in a public report."""

STANDINGS = ("affected", "witness", "heard", "on_behalf", "responder", "moderator", "self")

FEARS = ("yes", "unknown", "no")

CATEGORIES = (
    "continued_harassment",
    "sexual_attention",
    "physical_contact",
    "stalking",
    "threats",
    "identity_attack",
    "misgendering",
    "exclusion",
    "microaggression",
    "insult",
    "disruption",
    "unwanted_contact",
    "privacy",
    "content",
    "intoxication",
    "house_rule",
    "health_rule",
    "impersonation",
    "uncredited_work",
    "promotion",
    "ai_misuse",
    "retaliation",
    "bad_faith",
    "guideline",
    "other",
)

VENUES = (
    "talk",
    "questions",
    "lightning_talk",
    "workshop",
    "sprint",
    "exhibition",
    "hallway",
    "venue",
    "social_event",
    "offsite_linked",
    "offsite_unlinked",
    "registration",
    "proposals",
    "chat",
    "direct_message",
    "forum",
    "repository",
    "social_media",
    "publication",
    "mail_phone",
    "sponsor",
)

NOTE, CORRECTION, CONSENT, OUTCOME, STOP, RESUME = "", "correction", "consent", "outcome", "stop", "resume"
MESSAGE_KINDS = (NOTE, CORRECTION, CONSENT, OUTCOME, STOP, RESUME)
"""What a message in the box is, besides words: a correction, a change of consent, a question, a wish about contact."""
