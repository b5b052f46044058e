"""Alembic's entry point: runs the scripts on the connection that it is handed."""

from alembic import context

from monitor.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
