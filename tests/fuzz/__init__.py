"""Texts and files that nobody wrote, and what holds for each of them: shared by the fuzzers and the tests."""
