"""Recompute every chain of events and name the first link that is broken or missing, and each changed letter."""

from django.core.management.base import BaseCommand, CommandError

from requests_app.models import SupportRequest
from requests_app.papers import archive
from requests_app.records import journal


class Command(BaseCommand):
    help = "Verify the journal of all requests, or of those named."

    def add_arguments(self, parser):
        parser.add_argument("references", nargs="*", help="references to verify; all when none is given")

    def handle(self, *args, references, **options):
        requests = SupportRequest.objects.order_by("pk")
        if references:
            requests = requests.filter(reference__in=references)
        checked, broken = 0, []
        for support_request in requests.iterator():
            checked += 1
            broken += filter(None, [journal.check(support_request)])
        broken += archive.changed(requests)
        for sentence in broken:
            self.stderr.write(sentence)
        if broken:
            raise CommandError(f"{checked} journals verified: {len(broken)} aren't whole")
        self.stdout.write(f"{checked} journals verified")
