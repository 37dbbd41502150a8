"""`portal audit …`"""

from dataclasses import asdict

from ..shell import Answer, group, verb
from .anchors import last_anchor, read_anchors
from .verify import Problem, verify

_SENTENCES = {
    "altered": "line {n} was changed",
    "missing": "line {n} is missing",
    "cut": "the chain was cut: line {n} should be there",
    "stray": "lines from {n} on stand past the chain's end",
    "replaced": "line {n} is not the one that was anchored",
    "anchors_altered": "anchor {n} in the file of anchors was changed or taken out",
    "anchors_missing": "line {n} names an anchor that the file of anchors lacks",
    "root": "anchor {n} does not fit the lines it stands for",
    "root_unknown": "no anchor has the root that was given",
}


def commands(subparsers) -> None:
    """Declare the verbs of the audit."""
    verbs = group(subparsers, "audit", "who did what, and whether the record of it holds")
    parser = verb(verbs, "verify", run_verify, "check every chain against itself and the anchors", reads=True)
    parser.add_argument("--chain", metavar="PARTITION", help="one chain only, such as site or committee")
    parser.add_argument("--root", metavar="HEX", help="a root somebody wrote down: was it ours?")


def run_verify(options) -> Answer:
    """Say that all holds, or each place where it does not."""
    found = verify(options.chain)
    if options.root and not found and options.root.lower() not in {made.root.hex() for made in read_anchors()}:
        found = [Problem("anchors", 0, "root_unknown")]
    if found:
        rows = [f"{problem.chain}: {_SENTENCES[problem.code].format(n=problem.n)}." for problem in found]
        return Answer("\n".join(rows), {"holds": False, "problems": [asdict(problem) for problem in found]}, ok=False)
    newest = last_anchor()
    data = {"holds": True, "problems": [], "root": newest.root.hex() if newest else None}
    return Answer(f"Every chain holds. Newest root: {data['root'] or 'none yet'}.", data)
