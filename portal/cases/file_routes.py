"""Files of a case: as downloads in a sandbox of their own (R39), and taking them in."""

from ..db import reading
from ..evidence import SIGNED_IN, attachment, problem_words, take
from . import service
from .blueprint import both


@both("<string:case_id>/files/<string:file_id>", methods=("GET",))
def case_file(actor, place, case_id, file_id):
    """A file for whoever holds the case's key: the copy where there is one."""
    return attachment(*service.read_file(actor, case_id, file_id))


def taken(field) -> list:
    """The files of a form's field, sealed before the act begins; what is wrong with the others stands beside it."""
    uploads = [upload for upload in field.data or () if getattr(upload, "filename", "")]
    if not uploads:
        return []
    with reading():
        stashed, problems = take([(upload.filename, upload.stream) for upload in uploads], limits=SIGNED_IN)
    field.errors = [problem_words(problem) for problem in problems]
    return stashed
