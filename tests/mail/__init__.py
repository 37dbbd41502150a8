"""Tests of portal/mail."""
