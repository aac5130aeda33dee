"""`manage.py load_boundaries FILE.geojson`: draw the map of the picture with borders instead of tiles."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from insight import boundaries


class Command(BaseCommand):
    """A second file takes the place of the first; one with a mistake changes nothing."""

    help = "Load the borders of the 25 safety regions: GeoJSON in degrees (WGS 84), with the code of each (VR01)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", default="", help="whose borders these are; stands below the map")

    def handle(self, *args, file, source, **options):
        try:
            loaded = boundaries.load(file.read_text(encoding="utf-8"), source)
        except (OSError, UnicodeDecodeError) as wrong:
            raise CommandError(f"{file}: {wrong}") from wrong
        except ValidationError as wrong:
            raise CommandError("\n".join(wrong.messages)) from wrong
        self.stdout.write(f"The borders of {loaded} safety regions are on the map.")
