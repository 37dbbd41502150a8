"""Files on their way in: what came with a form so far, and taking more. What is done with each is evidence's."""

from .. import evidence, sealing


def take(streams, draft: str, limits=evidence.UNNAMED) -> tuple[list, list[evidence.Problem]]:
    """Seal what can be taken, given as (name, stream) pairs, beside what the draft has; no transaction is open.

    Gives the stashed files, to be noted as the draft's, and the problems of the others. Raises OSError on a full disk.
    """
    there = [sealing.draft_facts(row, draft) for row in sealing.drafts(draft)] if draft else []
    return evidence.take(streams, there, limits)


def kept(draft: str) -> list[dict]:
    """The files that arrived so far: id, name, size in words, and what was taken out of the copy."""
    rows = sealing.drafts(draft) if draft else []
    found = [(row.id, evidence.about(sealing.draft_facts(row, draft))) for row in rows]
    return [
        {"id": row_id, "name": one.name, "size": evidence.size_words(one.size), "told": evidence.told_words(one)}
        for row_id, one in found
    ]


def lost(names) -> list[str]:
    """What to say of files that could not be kept."""
    problems = [evidence.Problem("file_lost", evidence.tidy_name(name)) for name in names]
    return [evidence.problem_words(problem) for problem in problems]
