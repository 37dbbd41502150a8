"""A report button for other sites: a piece of HTML, a picture, or a frame. No script, no cookie, nothing counted."""

from flask import make_response, request, url_for
from markupsafe import Markup

from .. import communities
from ..entry import EMBED, PUBLIC, audience
from ..errors import Refused
from ..library import printing
from ..web import link_to, page
from . import labels, rules
from .blueprint import bp

KEPT = "public, max-age=3600"
STYLE = (
    "display:inline-block;padding:.7em 1.2em;border:2px solid #fff;outline:1px solid #1d2329;border-radius:.4em;"
    "background:#0b5e63;color:#fff;font:600 1rem/1.3 system-ui,sans-serif;text-decoration:none"
)


def _language(actor) -> str:
    return rules.chosen([request.args.get("lang", "")], labels.spoken(), labels.own_languages(actor))[0]


def _form(slug: str, code: str) -> str:
    return link_to(f"/c/{slug}/report?lang={code}")


@bp.get("/c/<string:slug>/buttons")
@audience(PUBLIC)
def buttons(actor, slug):
    """What to copy into a page of one's own, in each language."""
    row = communities.community(actor)
    codes = list(dict.fromkeys([*labels.own_languages(actor), *labels.spoken()]))
    kinds = [(code, labels.language_name(code), _pieces(slug, code)) for code in codes]
    home = url_for("policies.community", slug=slug)
    return page("signs/buttons.html", slug=slug, team_name=row.name, team_url=home, kinds=kinds)


_LINK = Markup('<a href="{to}" lang="{lang}" dir="{dir}" rel="noopener noreferrer" style="{style}">{words}</a>')
_IMAGE = Markup(
    '<a href="{to}" rel="noopener noreferrer"><img src="{home}.png?lang={lang}" alt="{words}" lang="{lang}" '
    'width="194" height="44"></a>'
)
_FRAME = Markup(
    '<iframe src="{home}?lang={lang}" title="{words}" lang="{lang}" width="320" height="76" style="border:0" '
    'loading="lazy" referrerpolicy="no-referrer"></iframe>'
)


def _pieces(slug: str, code: str) -> dict[str, str]:
    """Three pieces of HTML: a link that carries its own looks, a link around a picture, a frame."""
    facts = {
        "to": _form(slug, code),
        "home": link_to(f"/c/{slug}/button"),
        "words": labels.button(code),
        "lang": code,
        "dir": "rtl" if labels.rtl(code) else "ltr",
        "style": STYLE,
    }
    pieces = {"link": _LINK, "image": _IMAGE, "frame": _FRAME}
    return {name: str(piece.format(**facts)) for name, piece in pieces.items()}


@bp.get("/c/<string:slug>/button")
@audience(EMBED)
def frame(actor, slug):
    """The button for a frame in another site."""
    code = _language(actor)
    answer = page("signs/button.html", code=code, words=labels.button(code), to=_form(slug, code), rtl=labels.rtl(code))
    answer.headers["Cache-Control"] = KEPT
    return answer


@bp.get("/c/<string:slug>/button.png")
@audience(EMBED)
def picture(actor, slug):
    """The button as a picture."""
    code = _language(actor)
    try:
        made = printing.button(labels.button(code), code)
    except Refused as refused:
        return make_response("", refused.status)
    answer = make_response(made)
    answer.headers["Content-Type"] = "image/png"
    answer.headers["Cache-Control"] = KEPT
    return answer
