"""Full-text index over folded passages: FTS5 on SQLite, a GIN index on PostgreSQL."""

from django.db import migrations

_SQLITE = [
    "CREATE VIRTUAL TABLE register_passage_fts USING fts5("
    "folded, content='register_passage', content_rowid='id', tokenize='unicode61')",
    "CREATE TRIGGER register_passage_ai AFTER INSERT ON register_passage BEGIN "
    "INSERT INTO register_passage_fts(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER register_passage_ad AFTER DELETE ON register_passage BEGIN "
    "INSERT INTO register_passage_fts(register_passage_fts, rowid, folded) VALUES ('delete', old.id, old.folded); END",
]
_POSTGRESQL = [
    "CREATE INDEX register_passage_gin ON register_passage USING gin (to_tsvector('simple', folded))",
]


def index(apps, schema_editor):
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in (
            "DROP TRIGGER register_passage_ad",
            "DROP TRIGGER register_passage_ai",
            "DROP TABLE register_passage_fts",
        ):
            schema_editor.execute(statement)
    else:
        schema_editor.execute("DROP INDEX register_passage_gin")


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(index, drop)]
