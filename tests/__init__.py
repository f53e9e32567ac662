"""The tests of the archiver; `python -m tests.everything` runs them with lint and types."""
