"""The one shape of an error that a user can mend."""

from __future__ import annotations


class InputError(Exception):
    """Bad input. ``str(error)`` is one line: file, place, value, remedy; the command exits with status 2."""


class StepError(Exception):
    """A step of the report that failed. ``str(error)`` is one line; the command exits with status 1."""
