from django.db import migrations, models
from django.db.models import F


def with_gaps(apps, schema_editor):
    """The rank of the furthest status was counted, 0 to 12; now it is written, in tens."""
    apps.get_model("requests_app", "SupportRequest").objects.update(furthest=F("furthest") * 10)


def counted(apps, schema_editor):
    apps.get_model("requests_app", "SupportRequest").objects.update(furthest=F("furthest") / 10)


class Migration(migrations.Migration):

    dependencies = [
        ("requests_app", "0006_one_meaning_of_standing"),
    ]

    operations = [
        migrations.RunPython(with_gaps, counted),
        migrations.AddConstraint(
            model_name="supportrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("furthest__in", [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120])),
                name="sr_furthest_is_a_rank",
            ),
        ),
    ]
