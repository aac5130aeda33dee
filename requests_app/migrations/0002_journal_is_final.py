"""On PostgreSQL the database itself refuses to change or delete an event; SQLite has only the model's word."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION requests_app_journal_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is final: % on % refused', TG_OP, TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_is_final_row BEFORE UPDATE OR DELETE ON requests_app_event
    FOR EACH ROW EXECUTE FUNCTION requests_app_journal_is_final();
CREATE TRIGGER journal_is_final_table BEFORE TRUNCATE ON requests_app_event
    FOR EACH STATEMENT EXECUTE FUNCTION requests_app_journal_is_final();
"""
ALLOW = """
DROP TRIGGER journal_is_final_row ON requests_app_event;
DROP TRIGGER journal_is_final_table ON requests_app_event;
DROP FUNCTION requests_app_journal_is_final();
"""


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0001_initial")]

    operations = [migrations.RunPython(on_postgresql(REFUSE), on_postgresql(ALLOW))]
