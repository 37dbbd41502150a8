"""Texts. Times here only catch work that grows without bound: a busy machine gets `SLACK` times the bar."""

SLACK = 3
