"""The demo in one process: the situation of 28 December 2020, a web server, a worker and beat."""

import logging
import os
import signal
from threading import Thread

from celery.beat import EmbeddedService
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation import clock
from msob.celery import app
from msob.scenarios import december_2020
from msob.wsgi import application

BROKER = "memory://localhost/"  # in this process, whatever the environment says of Redis
TO_TRY = {
    "monday": [
        ("ineke@avondzon.example", gettext_lazy("raise the alert of a nursing home")),
        ("gerard@ghor-twente.example", gettext_lazy("guide it: ask all five parties at once")),
        ("karin@zorgkantoor.example", gettext_lazy("answer for the care office")),
        ("wim@hogelicht.example", gettext_lazy("finish an application that is due in a quarter of an hour")),
    ],
    "decided": [
        ("dirk@defensie.example", gettext_lazy("draw up the deployments that were granted")),
        ("petra@berkenhof.example", gettext_lazy("read the letter, and meet the conditions")),
    ],
    "deployed": [
        ("daan@defensie.example", gettext_lazy("approve a deployment a colleague drew up")),
        ("dirk@defensie.example", gettext_lazy("speak about a request for more than there is, and evaluate Twente")),
        ("wim@hogelicht.example", gettext_lazy("report the day; the people leave on Wednesday")),
        ("mira@defensie.example", gettext_lazy("decide for a divided triangle")),
        ("bea@vr-twente.example", gettext_lazy("read how Twente stands, and never a case")),
    ],
}
"""Per scene, as whom to sign in and what to try."""
SCENES = {
    "monday": gettext_lazy("Monday 28 December 2020: the first alerts"),
    "decided": gettext_lazy("Thursday 31 December 2020: help is granted"),
    "deployed": gettext_lazy("Monday 25 January 2021: people are on site"),
}


class Command(BaseCommand):
    """`manage.py demo`: load once, then serve until stopped; the clock stands still while it is down."""

    help = __doc__
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="also PORT=")
        scene = os.environ.get("SCENE") or "monday"
        scenes = list(december_2020.SCENES)
        parser.add_argument("--scene", choices=scenes, default=scene, help="also SCENE=, first start only")
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")

    def handle(self, *, host, port, scene, **options):
        if not (settings.MSOB_DEMO and clock.is_demo()):
            raise CommandError(_("This is the demo's command: run it with MSOB_DEMO=1 and MSOB_CLOCK=demo."))
        server = listen(host, port)
        with server:
            self.stdout.write(_("Preparing the situation; the first time this may take a minute …"))
            self.stdout.flush()
            if made_by_an_earlier_version():
                raise CommandError(_("The data of this demo are of an earlier version: make demo-reset starts anew."))
            call_command("migrate", verbosity=0, interactive=False)
            december_2020.load(scene)
            clock.start(december_2020.SCENES[scene])
            self.greet(port)
            serve(server)
        self.stdout.write(_("Stopped. The demo's clock stands still until the next start."))

    def greet(self, port):
        """Say where it runs, as whom to sign in and what to try."""
        now = clock.now().astimezone(clock.AMSTERDAM)
        told = december_2020.scene_at(now)
        lines = [f"http://localhost:{port}/", "", _("It is %(moment)s there. Sign in by a click, for example as:")]
        lines[2] %= {"moment": f"{now:%d-%m-%Y %H:%M}"}
        lines += [f"  {email:28} {reason}" for email, reason in TO_TRY[told]]
        lines += ["", _("The story has more scenes; each starts anew, and forgets what you did:")]
        lines += [f"  make demo-reset SCENE={scene:10} {what}" for scene, what in SCENES.items() if scene != told]
        lines += ["", _("Ctrl-C stops it; what you did and the clock are kept.")]
        self.stdout.write("\n".join(["", *lines, ""]))
        self.stdout.flush()


def made_by_an_earlier_version():
    """Whether the database stands halfway among migrations that are one now; none of them can be done any more."""
    done = MigrationRecorder(connection).applied_migrations()
    replaced = [one.replaces for one in MigrationLoader(None).replacements.values()]
    return any(len({key in done for key in keys}) == 2 for keys in replaced)


def listen(host, port):
    """Take the port before anything else happens; raises CommandError when it isn't free."""
    try:
        server = ThreadedWSGIServer((host, port), WSGIRequestHandler)
    except OSError as error:
        text = _("Port %(port)s can't be used (%(error)s). Choose another: PORT=8001 make demo")
        raise CommandError(text % {"port": port, "error": error.strerror}) from error
    server.daemon_threads = True
    server.set_app(application)
    return server


def serve(server):
    """Serve pages, with worker and beat as threads, until SIGINT or SIGTERM; then remember the clock."""
    app.conf.broker_url = BROKER
    # A beat that came too late is no news for who looks at the terminal.
    logging.getLogger("django_structlog.celery.receivers").setLevel(logging.ERROR)
    worker = app.WorkController(pool="threads", concurrency=2, without_gossip=True, without_mingle=True)
    beat = EmbeddedService(app, thread=True, scheduler_cls="celery.beat:Scheduler")
    beat.daemon = True
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell without a terminal leaves SIGINT ignored
        signal.signal(ending, signal.default_int_handler)
    Thread(target=worker.start, name="worker", daemon=True).start()
    beat.start()
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # one is enough; let it end in order
    finally:
        clock.remember()  # first of all: whoever started us may not wait for the rest
        beat.stop()
        worker.stop()
