"""The neighbour: the least that a Flask application can do."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello():
    """One line, always the same."""
    return "hello"
