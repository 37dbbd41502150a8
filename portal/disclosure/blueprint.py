"""This room's pages: in the people vault, and at a community's desk."""

from flask import Blueprint

from .. import register
from ..cases import Place
from . import labels

bp = Blueprint("disclosure", __name__)


def vault_page(actor, template: str, *, status: int = 200, **context):
    """A page of the vault in this room's words."""
    return register.vault_page(actor, template, status=status, **{"told_words": labels} | context)


def desk_page(actor, slug: str, template: str, **context):
    """A page at a community's desk."""
    return Place(slug).page(actor, template, **{"here": "told", "told_words": labels} | context)
