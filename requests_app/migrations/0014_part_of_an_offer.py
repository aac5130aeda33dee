from django.db import migrations, models
from django.db.models import F


def offered_as_it_counts(apps, schema_editor):
    """What was offered at first isn't in the rows; what counts now stands for it."""
    offers = apps.get_model("requests_app", "Offer").objects.all()
    offers.update(persons_offered=F("persons"), offered_from=F("starts_on"), offered_until=F("ends_on"))


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0013_who_goes")]

    operations = [
        migrations.AddField(
            "offer",
            "holds_until",
            models.DateTimeField(
                blank=True,
                help_text="until when you can wait for an answer; empty: no term",
                null=True,
                verbose_name="holds until",
            ),
        ),
        migrations.AddField(
            "offer",
            "persons_offered",
            models.PositiveSmallIntegerField(default=1, help_text="how many at first", verbose_name="persons offered"),
            preserve_default=False,
        ),
        migrations.AddField(
            "offer",
            "offered_from",
            models.DateField(default="2020-01-01", help_text="first day offered", verbose_name="offered from"),
            preserve_default=False,
        ),
        migrations.AddField(
            "offer",
            "offered_until",
            models.DateField(default="2020-01-01", help_text="last day offered", verbose_name="offered until"),
            preserve_default=False,
        ),
        migrations.RunPython(offered_as_it_counts, migrations.RunPython.noop),
    ]
