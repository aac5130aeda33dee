from django.core.management.base import BaseCommand

from msob import refusal_codes


class Command(BaseCommand):
    help = "Write docs/refusals.md from the source."

    def handle(self, *args, **options):
        refusal_codes.PAGE.write_text(refusal_codes.page())
        self.stdout.write(f"{refusal_codes.PAGE.name} written")
