from django.core.management.base import BaseCommand

from requests_app.procedure import diagram


class Command(BaseCommand):
    help = "Write docs/workflow.md from the table of deeds."

    def handle(self, *args, **options):
        diagram.PAGE.write_text(diagram.page())
        self.stdout.write(f"{diagram.PAGE.name} written")
