from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from foundation.errors import Refused
from foundation.mail import at_home
from regions import lost_factor
from regions.models import User


class Command(BaseCommand):
    help = "Take away the second factor and the password of who lost her phone and codes; for the only administrator."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(f"{email} is nobody here")
        try:
            lost_factor.reset(user, by=None)
        except Refused as refusal:
            raise CommandError(" ".join(map(str, refusal.lacking))) from refusal
        told = lost_factor.tell(user, by=None, link=at_home(reverse("account_reset_password")))
        self.stdout.write(f"{user.email} has no second factor any more" + ("" if told else "; the mail wasn't taken"))
