"""What was published of a lesson stays as it is: PostgreSQL refuses another text. What wasn't said yet may be filled in."""

from django.db import migrations

from foundation.migrating import on_postgresql

SAID = (
    *("kind", "title", "what", "origin", "place", "cost", "paid_by", "regulation", "how_to_repeat", "source", "sector"),
    *("weak_point", "institution_id", "safety_region_id", "support_request_id", "evaluation_id", "proposed_by_id"),
    "proposed_at",
)
LATER = {"figure": "''", "stop_criterion": "''", "before": "NULL"}
OTHER = " OR ".join(
    [
        *(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in SAID),
        *(
            f'(OLD."{name}" IS DISTINCT FROM {nothing} AND OLD."{name}" IS DISTINCT FROM NEW."{name}")'
            for name, nothing in LATER.items()
        ),
    ]
)
REFUSE = f"""
CREATE FUNCTION insight_published_texts_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('published', 'running', 'stopped', 'withdrawn') AND ({OTHER}) THEN
        RAISE EXCEPTION 'what was published of a lesson is final';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER published_texts_are_final BEFORE UPDATE ON insight_lesson
    FOR EACH ROW EXECUTE FUNCTION insight_published_texts_are_final();
"""
ALLOW = """
DROP TRIGGER published_texts_are_final ON insight_lesson;
DROP FUNCTION insight_published_texts_are_final();
"""


class Migration(migrations.Migration):
    dependencies = [("insight", "0013_notices")]

    operations = [migrations.RunPython(on_postgresql(REFUSE), on_postgresql(ALLOW))]
