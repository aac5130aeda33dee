from django.core.management.base import BaseCommand

from regions import people
from regions.models import Role, User


class Command(BaseCommand):
    help = "Make somebody an administrator; the first one, who then invites the others. A password comes by reset link."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="name as colleagues know it")

    def handle(self, *args, email, name, **options):
        user = User.objects.filter(email=email.strip().lower()).first()
        user = user or people.enrol(email=email, name=name, by=None)
        people.join(user, role=Role.ADMINISTRATOR, by=None)
        self.stdout.write(f"{user.email} is an administrator")
