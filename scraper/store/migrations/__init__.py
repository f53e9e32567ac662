"""Alembic's folder: the steps from every older archive.db to this version's."""
