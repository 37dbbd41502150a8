"""Signing in at the place of place.py."""

import re

import pytest

from .place import PASSWORD


@pytest.fixture
def sign_in(place, app):
    """`sign_in("Ana")`: a client in which that person is signed in."""

    def signed(name: str):
        client = app.test_client()
        token = re.search(r'name="form_token"[^>]*value="([^"]+)"', client.get("/sign-in").get_data(as_text=True))[1]
        form = {"form_token": token, "email": f"{name.lower()}@people.example", "password": PASSWORD}
        assert client.post("/sign-in", data=form).status_code == 303
        return client

    return signed
