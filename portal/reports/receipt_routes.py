"""A receipt to keep: as a text file, as a square code, as words to read aloud. It stands in no address."""

from base64 import urlsafe_b64decode
from binascii import Error as NotBase64

import segno
from flask import Response, request
from flask_babel import gettext as _

from .. import sealing
from ..entry import BOX, audience
from ..errors import NotFound
from ..web import link_here
from .blueprint import bp
from .report_forms import PURPOSE

_MASK = 3  # diagonal stripes: good enough a mixture for any receipt
_LETTERS = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo "
    "Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu"
)
_SPELLED = {word[0]: word for word in _LETTERS.split()}


@bp.post("/receipt")
@audience(BOX)
def receipt_file(actor):
    """The receipt of a form as a text file."""
    try:
        receipt = sealing.envelope_open(urlsafe_b64decode(request.form.get("issued", "")), PURPOSE).decode()
    except (sealing.Damaged, NotBase64, ValueError):
        raise NotFound from None
    told = _("It opens the box at %(address)s. Nobody can find it again for you.", address=link_here("/box"))
    answer = Response(f"{receipt}\n\n{told}\n", mimetype="text/plain")
    answer.headers["Content-Disposition"] = 'attachment; filename="notes.txt"'
    return answer


@bp.app_template_filter("receipt_picture")
def picture(receipt: str) -> str:
    """The receipt and the box's address as a picture. Its mask is fixed: weighing all eight costs most of the page."""
    code = segno.make(f"{receipt}\n{link_here('/box')}", error="m", mask=_MASK)
    return code.png_data_uri(scale=5, border=3, dark="#1d2329", light="#ffffff")


@bp.app_template_filter("aloud")
def aloud(receipt: str) -> list[tuple[str, str]]:
    """The groups of a receipt, each with a word for every letter; digits stay digits."""
    return [(group, ", ".join(_SPELLED.get(char, char) for char in group)) for group in receipt.split("-")]
