"""One page of a picture or a paper as a picture of its own, small enough for a page."""

from io import BytesIO

import pypdfium2
from faults import Fault
from pictures import opened
from PIL import Image

WIDE = 1400


def show(raw: bytes, asked: dict) -> tuple[dict, bytes]:
    """Page `page` (the first is 1) drawn as a PNG or JPEG."""
    picture = _page(raw, asked["page"]) if asked["sort"] == "paper" else _picture(raw)
    made, photo = BytesIO(), picture.mode in ("L", "RGB")
    if photo:
        picture.save(made, "JPEG", quality=85)
    else:
        picture.save(made, "PNG", compress_level=3)
    return {"type": "image/jpeg" if photo else "image/png"}, made.getvalue()


def _picture(raw: bytes):
    picture = opened(raw)
    picture.draft("RGB", (WIDE, WIDE))
    picture.thumbnail((WIDE, WIDE), Image.Resampling.BILINEAR)
    picture.info = {}
    return picture


def _page(raw: bytes, number: int):
    paper = pypdfium2.PdfDocument(raw)
    if not 1 <= number <= len(paper):
        raise Fault("page_missing")
    page = paper[number - 1]
    wide, high = page.get_size()
    scale = min(WIDE / max(wide, 1), 2 * WIDE / max(high, 1), 3)
    return page.render(scale=scale).to_pil().convert("RGB")
