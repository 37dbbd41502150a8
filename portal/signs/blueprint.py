"""This room's pages."""

from flask import Blueprint

bp = Blueprint("signs", __name__)
