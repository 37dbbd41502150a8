"""The public page that checks a proof of filing. It looks nothing up and keeps nothing."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import StringField, TextAreaField

from .. import sealing
from ..entry import PUBLIC, audience
from ..web import OpenForm, page
from .blueprint import bp

LONGEST = 60_000


class ProofForm(OpenForm):
    """A statement, and what may be compared with it."""

    proof = TextAreaField(
        lazy_gettext("The proof"),
        description=lazy_gettext("Four lines: day, commitment, content, signature."),
        render_kw={"spellcheck": "false", "autocomplete": "off"},
    )
    words = TextAreaField(
        lazy_gettext("The words, if you were given them"),
        description=lazy_gettext("Exactly as they stand in the reporter’s box under “What happened?”."),
    )
    key = StringField(
        lazy_gettext("The key to the words, if you were given it"),
        render_kw={"spellcheck": "false", "autocomplete": "off"},
    )


@bp.route("/proof", methods=["GET", "POST"])
@audience(PUBLIC)
def proof(actor):
    """Paste a proof, learn whether this portal signed it."""
    form = ProofForm()
    found = sealing.check_proof(form.proof.data or "") if form.is_submitted() else None
    if form.is_submitted() and found is None:
        form.proof.errors = [_("This portal did not sign this. Check that all four lines are there, unchanged.")]
    matches = _matches(form, found) if found else None
    status = 200 if found or not form.is_submitted() else 422
    keys = sealing.proof_keys()
    return page("reports/proof.html", form=form, found=found, matches=matches, keys=keys, status=status)


def _matches(form: ProofForm, found: sealing.Proof) -> bool | None:
    """Whether the words are those of the statement; None when there is nothing to compare."""
    words, given = (form.words.data or "")[:LONGEST], "".join((form.key.data or "").split())
    if not words.strip() or not given:
        return None
    try:
        key = bytes.fromhex(given)
    except ValueError:
        return False
    return len(key) == 32 and sealing.content_of(key, words) == found.content
