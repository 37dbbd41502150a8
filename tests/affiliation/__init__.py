"""Tests of affiliation."""
