"""The cast: the demo's world, with one password for everybody. Tests call people by their short names."""

import re
from dataclasses import dataclass

from portal import demo
from portal.access import Actor
from portal.demo.people import CAST, HARBOR, NORTH, SITE

PASSWORD = "four calm otters swim by the pier"
PEOPLE = {somebody.key: somebody for somebody in CAST}


@dataclass
class World:
    """Who is who, with the keys in hand: `actors[key]` acts in that person's first role."""

    actors: dict[str, Actor]
    receipts: dict[str, str]

    password = PASSWORD
    harbor, north = HARBOR, NORTH

    def actor(self, key: str, role: str | None = None) -> Actor:
        """A person as an actor, in one of their roles."""
        known = self.actors[key]
        return Actor(known.partition, known.holder, known.key, role=role or PEOPLE[key].roles[0])

    def email(self, key: str) -> str:
        """A person's address."""
        return PEOPLE[key].email

    def partition(self, slug: str) -> str:
        """A community's partition."""
        return self.actors["ana" if slug == HARBOR else "cleo"].partition

    def sign_in(self, client, key: str, password: str = PASSWORD):
        """Sign a test client in through the page; returns the answer."""
        page = client.get("/sign-in")
        token = re.search(r'name="form_token"[^>]*value="([^"]+)"', page.text) or re.search(
            r'value="([^"]+)"[^>]*name="form_token"', page.text
        )
        data = {"email": self.email(key), "password": password, "form_token": token[1]}
        return client.post("/sign-in", data=data)


def build(app) -> World:
    """Fill an empty database; conftest keeps the result as a template."""
    made = demo.build(app, PASSWORD)
    return World(made.actors, made.receipts)


__all__ = ["PASSWORD", "PEOPLE", "SITE", "World", "build"]
