"""The threshold's pages. Their views stand in the files that end in `_routes`."""

from flask import Blueprint

bp = Blueprint("entry", __name__)
