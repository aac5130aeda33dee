from django.db import migrations, models


def the_last_team_sent(apps, schema_editor):
    """Of what was recorded before: the last team that was sent by then."""
    Mission = apps.get_model("requests_app", "Mission")
    for behalf in apps.get_model("requests_app", "OnBehalf").objects.filter(role="fact_finder"):
        sent = Mission.objects.filter(
            support_request=behalf.event.support_request_id, event_number__lt=behalf.event.number
        )
        behalf.mission = sent.order_by("pk").last()
        behalf.save(update_fields=["mission"])


class Migration(migrations.Migration):

    dependencies = [
        ("requests_app", "0008_files_scanned"),
    ]

    operations = [
        migrations.AddField(
            model_name="onbehalf",
            name="mission",
            field=models.ForeignKey(blank=True, help_text="whose team was spoken for", null=True, on_delete=models.PROTECT, related_name="+", to="requests_app.mission"),
        ),
        migrations.RunPython(the_last_team_sent, migrations.RunPython.noop),
    ]
