"""PostgreSQL can empty a table without touching its rows; the audit trail refuses that too, unless it is empty."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

POSTGRESQL = [
    """CREATE FUNCTION audit_entry_no_truncate() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
         IF EXISTS (SELECT 1 FROM common_auditentry) THEN RAISE EXCEPTION 'audit entries are append-only'; END IF;
         RETURN NULL;
       END $$""",
    """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON common_auditentry
       FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_no_truncate()""",
]


def protect(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("common", "0002_audit_append_only")]
    operations = [migrations.RunPython(protect, migrations.RunPython.noop)]
