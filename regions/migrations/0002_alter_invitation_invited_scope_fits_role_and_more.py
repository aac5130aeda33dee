from django.db import migrations


class Migration(migrations.Migration):
    """Nothing of its own: a name that another app's first migration already depends on."""

    dependencies = [("regions", "0001_initial")]

    operations = []
