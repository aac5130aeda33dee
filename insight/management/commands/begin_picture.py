"""`manage.py begin_picture`: once, after the update that brings the picture."""

from django.core.management.base import BaseCommand

from insight import beginning
from insight.lessons import proposing


class Command(BaseCommand):
    """May be run again at any time: what has begun isn't begun anew."""

    help = "Begin the information picture for requests from before it, and propose what evaluations taught."

    def handle(self, *args, **options):
        self.stdout.write(f"The picture begins for {beginning.begin()} requests.")
        self.stdout.write(f"{proposing.begin()} earlier evaluations propose a lesson.")
