"""`python -m bench.picture.first DATABASE COOKIE PATH`: milliseconds of the first call of this process."""

import sys

from django.test import RequestFactory

from bench import databases, world
from bench.caller import Call
from foundation import clock

if __name__ == "__main__":
    database, cookie, path = sys.argv[1:]
    clock.freeze(world.NOW)
    databases.SETTINGS["NAME"] = database
    print(Call(RequestFactory(HTTP_COOKIE=cookie).get(path).environ, 200).send().seconds * 1000)
