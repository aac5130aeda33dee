from django.db import migrations, models


def renamed(before, after):
    def move(apps, schema_editor):
        proposals = apps.get_model("requests_app", "Proposal").objects.using(schema_editor.connection.alias)
        proposals.filter(state=before).update(state=after)

    return move


class Migration(migrations.Migration):
    """A decision is in force and lines are proposed: only who acts has a standing."""

    dependencies = [("requests_app", "0005_letters_kept")]

    operations = [
        migrations.RenameField("decision", "standing", "in_force"),
        migrations.RemoveConstraint("proposal", "one_standing_proposal"),
        migrations.AlterField(
            "proposal",
            "state",
            models.CharField(
                choices=[("proposed", "proposed"), ("replaced", "replaced"), ("accepted", "accepted")],
                default="proposed",
                help_text="does it still count",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.RunPython(renamed("standing", "proposed"), renamed("proposed", "standing")),
        migrations.AddConstraint(
            "proposal",
            models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("support_request",),
                name="one_proposal_at_a_time",
            ),
        ),
    ]
