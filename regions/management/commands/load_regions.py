from django.core.management.base import BaseCommand

from regions import reference


class Command(BaseCommand):
    help = "Load or bring up to date the safety regions, RO(N)AZ regions, care offices, municipalities and channels."

    def handle(self, *args, **options):
        counts = reference.load()
        self.stdout.write(f"{counts.created} made, {counts.updated} changed, {counts.unchanged} as they were")
