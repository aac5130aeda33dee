from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DomainClock",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1,
                        editable=False,
                        help_text="Always 1: there is one clock.",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("shown_at", models.DateTimeField(help_text="The moment the domain clock showed.")),
                ("seen_at", models.DateTimeField(help_text="The machine's own time at that moment.")),
            ],
            options={
                "verbose_name": "domain clock",
                "verbose_name_plural": "domain clocks",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="only_one_domain_clock")],
            },
        ),
    ]
