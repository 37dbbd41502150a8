"""Which act follows which state, for a community's case and for a central one. Pure.

Every pair of state and act is decided: it is written here, or it is a Conflict (409).
"""

from ..errors import Conflict

COMMUNITY, CENTRAL = "community", "central"
KINDS = (COMMUNITY, CENTRAL)
SOURCES = ("report", "filed", "seen", "escalation", "direct", "appeal")

WORK = ("note", "party", "attach", "link", "answer", "measure", "respond", "talk", "task")
STEPS = ("clear", "review", "propose", "hear", "agree", "settle", "unsettle", "enact", "tell", "follow", "resolve")
ASIDE = ("hold", "resume", "split", "merge", "unmerge", "file", "close", "reopen", "escalate", "breach")
ABOVE = ("confirm", "decide", "record")
ALWAYS = ("attest", "recuse")
VOTES = ("propose", "decide", "agree")
"""What whoever helps without a vote does not do."""
OUT = ("recused", "too_close")
"""Steps after which somebody is out of a case, visibly."""
ACTS = (*WORK, *STEPS, *ASIDE, *ABOVE, *ALWAYS)

BACK = "<- before"
"""In the table: the state the case was in before it was put on hold or merged."""


def _stay(state: str, *acts: str) -> dict[str, str]:
    return dict.fromkeys((*ALWAYS, *acts), state)


def _to(state: str, *acts: str) -> dict[str, str]:
    return dict.fromkeys(acts, state)


def _running(state: str, *acts: str) -> dict[str, str]:
    """What is possible in every running state of a community's case, and what else leaves it as it is."""
    ways = _to("closed", "close") | _to("on_hold", "hold") | _to("merged", "merge")
    return ways | _stay(state, "escalate", "link", "split", "breach", *acts)


_BEGUN = _to("gathering", *(act for act in WORK if act != "link"))
_ASSESS = _to("assessed", "review") | _to("proposed", "propose")

RULES = {
    COMMUNITY: {
        "open": _running("open") | _BEGUN | _ASSESS | _to("cleared", "clear"),
        "cleared": _running("cleared", "clear") | _BEGUN | _ASSESS,
        "gathering": _running("gathering", "clear", *WORK) | _ASSESS,
        "assessed": _running("assessed", *WORK, "review") | _to("proposed", "propose") | _to("told", "tell"),
        "proposed": _running("proposed", *WORK, "review", "propose", "agree")
        | _to("heard", "hear")
        | _to("decided", "settle"),
        "heard": _running("heard", *WORK, "review", "hear", "agree")
        | _to("proposed", "propose")
        | _to("decided", "settle"),
        "decided": _running("decided", *WORK, "review")
        | _to("proposed", "unsettle")
        | _to("enacted", "enact")
        | _to("told", "tell")
        | _to("resolved", "resolve"),
        "enacted": _running("enacted", *WORK, "review", "enact") | _to("told", "tell") | _to("resolved", "resolve"),
        "told": _running("told", *WORK, "review", "enact", "tell")
        | _to("following", "follow")
        | _to("resolved", "resolve"),
        "following": _running("following", *WORK, "review", "enact", "tell", "follow") | _to("resolved", "resolve"),
        "resolved": _running("resolved", *WORK, "tell") | _to("filed", "file", "escalate"),
        "filed": _running("filed", *WORK, "tell"),
        "on_hold": _stay("on_hold", "escalate", "breach", *WORK) | _to(BACK, "resume") | _to("closed", "close"),
        "merged": _stay("merged") | _to(BACK, "unmerge"),
        "closed": _stay("closed", "escalate", "breach", "answer", "respond") | _to("gathering", "reopen"),
    },
    CENTRAL: {
        "received": _stay("received", "note") | _to("confirmed", "confirm"),
        "confirmed": _stay("confirmed", "breach", *WORK) | _to("reviewed", "review"),
        "reviewed": _stay("reviewed", "review", "decide", "agree", "breach", *WORK) | _to("decided", "settle"),
        "decided": _stay("decided", "breach", *WORK) | _to("reviewed", "unsettle") | _to("recorded", "record"),
        "recorded": _stay("recorded", "record", "breach", *WORK) | _to("closed", "close"),
        "closed": _stay("closed", "answer", "breach") | _to("confirmed", "reopen"),
    },
}
"""{kind: {state: {act: the state after it}}}"""

FIRST = {COMMUNITY: "open", CENTRAL: "received"}
STAGES = {
    COMMUNITY: (
        ("gather", ("open", "cleared", "gathering")),
        ("assess", ("assessed",)),
        ("decide", ("proposed", "heard", "decided")),
        ("act", ("enacted",)),
        ("tell", ("told",)),
        ("follow", ("following", "resolved", "filed")),
        ("end", ("closed",)),
    ),
    CENTRAL: tuple((state, (state,)) for state in RULES[CENTRAL]),
}
"""The path as a person walks it: a few stages, each with its states in order."""

PATH = {kind: tuple(state for _stage, states in STAGES[kind] for state in states) for kind in KINDS}
_UNDER_WAY = ("gather", "follow")
_SEEN = {"assess": "reviewed", "decide": "decided", "act": "enacted", "tell": "told", "follow": "resolved"}
UNTOLD = ("open", "cleared", "gathering", "received", "confirmed")
"""The states in which an answer to a reporter can't be the outcome yet."""

NOTHING_TO_DECIDE = ("no_violation", "insufficient_information", "out_of_scope", "resolved_by_parties", "withdrawn")
"""Findings after which the reporter is told and the case closed, with nothing in between."""


def follow(kind: str, state: str, act: str, before: str = "") -> str:
    """The state after an act. Raises Conflict("step_does_not_follow") where the act is not declared.

    `before` is the state the case goes back to when it is taken off hold or out of another case.
    """
    if act not in ACTS:
        raise ValueError(act)
    try:
        after = RULES[kind][state][act]
    except KeyError:
        raise Conflict("step_does_not_follow", state=state, act=act) from None
    return before if after == BACK else after


def may_follow(kind: str, state: str, act: str) -> bool:
    """Whether an act is declared for this state."""
    return act in RULES[kind].get(state, {})


def turn(kind: str, state: str, *, passed_on: bool, central_done: bool = False) -> str:
    """Whose turn it is: us, committee or nobody."""
    if state in ("closed", "merged"):
        return "nobody"
    if kind == COMMUNITY and passed_on and not central_done and state in ("assessed", "filed"):
        return "committee"
    return "us"


_NEXT = {
    "received": "confirm",
    "confirmed": "review",
    "reviewed": "decide",
    "recorded": "close",
    "open": "note",
    "cleared": "note",
    "gathering": "review",
    "proposed": "hear",
    "heard": "agree",
    "decided": "enact",
    "enacted": "tell",
    "following": "resolve",
    "filed": "close",
    "on_hold": "resume",
}


def next_act(
    kind: str,
    state: str,
    *,
    told: bool,
    waiting: bool,
    has_reporter: bool,
    finding: str | None = None,
    passed_on: bool = False,
) -> str:
    """The one clear next action of a case; "rest" when there is none.

    `finding` is what the review found, "" for a review that says nothing; None where it was not opened (in lists).
    """
    if waiting and kind == COMMUNITY and state not in ("closed", "merged"):
        return "answer"
    if kind == CENTRAL and state == "decided":
        return "record"
    if state == "assessed" and finding is None:
        return "go_on"
    if state in ("assessed", "told") and finding in NOTHING_TO_DECIDE:
        return "tell" if has_reporter and not told else "close"
    if state in ("assessed", "told"):
        return {"assessed": "propose", "told": "follow"}[state]
    if state == "resolved":
        return "close" if passed_on else "file"
    return _NEXT.get(state, "rest")


def walk(kind: str, state: str, finding: str = "", steps=()) -> list[tuple[str, str, bool]]:
    """The stages of a case's path: (stage, done/now/next, whether the case stands inside it).

    What a finding makes needless is left out, and so is what a closed case never went through.
    """
    stages = [(code, states) for code, states in STAGES[kind] if not _needless(kind, code, finding, state)]
    if state == "closed":
        return [(code, "done", False) for code, _states in stages if _SEEN.get(code, "") in ("", *steps)]
    at, made = PATH[kind].index(state), []
    for code, states in stages:
        last = PATH[kind].index(states[-1])
        done = at > last or (at == last and code not in _UNDER_WAY)
        now = not done and all(standing == "done" for _code, standing, _inside in made)
        made.append((code, "done" if done else "now" if now else "next", now and state in states))
    return made


def _needless(kind: str, stage: str, finding: str, state: str) -> bool:
    short = kind == COMMUNITY and finding in NOTHING_TO_DECIDE
    return short and stage in ("decide", "act", "follow") and state in ("assessed", "told", "closed")
