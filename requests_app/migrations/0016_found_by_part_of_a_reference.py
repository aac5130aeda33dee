import foundation.search
from django.db import migrations


def index(apps, schema_editor):
    foundation.search.index(schema_editor, apps.get_model("requests_app", "SupportRequest"), "reference")


class Migration(migrations.Migration):

    dependencies = [
        ('requests_app', '0015_undo_within_minutes'),
    ]

    operations = [
        migrations.RunPython(index, migrations.RunPython.noop),
    ]
