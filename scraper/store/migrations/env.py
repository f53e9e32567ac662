"""Runs the migrations on the connection that scraper.store.schema hands over."""

from alembic import context

from scraper.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
