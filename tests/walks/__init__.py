"""Whole journeys in a real browser, with scripts on and off."""
