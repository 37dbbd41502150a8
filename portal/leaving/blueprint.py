"""This room's blueprint."""

from flask import Blueprint

bp = Blueprint("leaving", __name__)
