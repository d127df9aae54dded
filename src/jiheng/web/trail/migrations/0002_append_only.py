"""The database itself refuses to change or remove entries."""

from django.db import migrations

_SQLITE = (
    "CREATE TRIGGER trail_entry_no_{0} BEFORE {0} ON trail_entry "
    "BEGIN SELECT RAISE(ABORT, '留痕只能追加'); END"
)
_FUNCTION = (
    "CREATE FUNCTION trail_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '留痕只能追加'; END $$"
)
_POSTGRES = (
    "CREATE TRIGGER trail_entry_no_{0} BEFORE {0} ON trail_entry "
    "FOR EACH {1} EXECUTE FUNCTION trail_append_only()"
)


def _guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTION)
        for event, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            schema_editor.execute(_POSTGRES.format(event, each))
    else:
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(_SQLITE.format(event))


def _unguard(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for event in ("UPDATE", "DELETE", *(("TRUNCATE",) if is_postgres else ())):
        table = " ON trail_entry" if is_postgres else ""
        schema_editor.execute(f"DROP TRIGGER trail_entry_no_{event}{table}")
    if is_postgres:
        schema_editor.execute("DROP FUNCTION trail_append_only()")


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(_guard, _unguard)]
