"""Files that came with reports, as downloads in a sandbox of their own (R39). Their pages stand with the cases."""

from ..access import HANDLERS, MEMBERS
from ..entry import COMMITTEE, DESK, audience
from ..evidence import attachment
from . import desk
from .blueprint import bp


@bp.get("/desk/<slug>/reports/<report_id>/files/<file_id>")
@audience(DESK, roles=HANDLERS)
def desk_file(actor, slug, report_id, file_id):
    """A file for a community's handler: the copy where there is one."""
    return attachment(*desk.read_file(actor, report_id, file_id))


@bp.get("/committee/reports/<report_id>/files/<file_id>")
@audience(COMMITTEE, roles=MEMBERS)
def committee_file(actor, report_id, file_id):
    """A file for a member of the committee: the copy where there is one."""
    return attachment(*desk.read_file(actor, report_id, file_id))
