"""Start the whole product on this machine: broker, worker, clock and web; with the demo on the first run."""

import os
import shutil
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.demo import DemoNotPrinted, demo_finished, demo_greeting, demo_lay_out, demo_wanted
from config.embedded import embedded_broker, free_port
from config.processes import ChildDied, Family, StopAsked, stop_signals

DEMO_SECONDS = 600
HEALTH_SECONDS = 90


class Command(BaseCommand):
    """`manage.py start` serves until Ctrl-C; `manage.py start --demo` ends when the demo is printed."""

    help = "Start web, worker and clock on this machine, with a Redis of their own unless REDIS_URL is set."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One choice for `make demo`, and where to listen."""
        parser.add_argument("--demo", action="store_true", help="load the demo, wait for its diagnostics and end")
        parser.add_argument("--empty", action="store_true", help="leave the demo out on the first run")
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="first port to try (8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start all, stay, stop all; a child's death or a failed demo is an error."""
        with stop_signals():
            try:
                with _broker() as redis_url, Family(env=_environment(redis_url)) as family:
                    self._run(family, options)
            except StopAsked:
                self.stdout.write("Stopping.")
            except ChildDied as death:
                raise CommandError(f"{death}; everything else was stopped too.") from death
            except DemoNotPrinted as fault:
                raise CommandError(f"the demo could not be printed: {fault}") from fault

    def _run(self, family: Family, options: dict[str, Any]) -> None:
        for name, argv in _workers().items():
            family.start(name, argv)
        first = demo_wanted() and not options["empty"]
        if first:
            self.stdout.write("Loading the demo …")
            family.run("load_demo", [sys.executable, "manage.py", "load_demo"])
        if not options["demo"]:
            self._serve(family, host=options["host"], port=free_port(first=options["port"]))
        if first or options["demo"]:
            self._print_demo(family)
        # The children have connections of their own; this one would only stand open.
        connection.close()
        if not options["demo"]:
            family.watch()

    def _serve(self, family: Family, *, host: str, port: int) -> None:
        argv = ["-m", "gunicorn", "--config", "python:config.server", "--bind", f"{host}:{port}"]
        family.start("web", [sys.executable, *argv])
        if not family.wait_for(lambda: not _ailment(port), seconds=HEALTH_SECONDS):
            raise CommandError(f"the site is not well after {HEALTH_SECONDS} s: {_ailment(port)}")
        self.stdout.write(f"Ready: http://{host}:{port}/  (Ctrl-C stops everything)")
        for line in demo_greeting(folder=settings.VAR_DIR / "demo"):
            self.stdout.write(f"  {line}")

    def _print_demo(self, family: Family) -> None:
        self.stdout.write("The worker counts the demo's waves and prints their diagnostics …")
        if not family.wait_for(demo_finished, seconds=DEMO_SECONDS, pause=0.5):
            raise CommandError(f"the demo's diagnostics were not printed within {DEMO_SECONDS} s")
        for path in demo_lay_out(folder=settings.VAR_DIR / "demo"):
            self.stdout.write(f"  {path}")


def _broker() -> AbstractContextManager[str]:
    if settings.REDIS_URL:
        return nullcontext(settings.REDIS_URL)
    return embedded_broker(folder=settings.VAR_DIR / "redis")


def _environment(redis_url: str) -> dict[str, str]:
    """What the children see: this environment, the broker, and cookies that work without https on this machine."""
    # Killed printers leave folders behind; in a place of their own they can be swept.
    scratch = settings.VAR_DIR / "tmp"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    own = {"REDIS_URL": redis_url, "TMPDIR": str(scratch), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return {"DJANGO_HTTPS": "0", **os.environ, **own}


def _workers() -> dict[str, list[str]]:
    # Whoever starts this as root, in a container say, has been asked already.
    calm = ["-W", "ignore:You're running the worker with superuser privileges"]
    celery = [sys.executable, *calm, "-m", "celery", "--app", "config", "--quiet"]
    quiet = ["--loglevel", "WARNING"]
    return {
        "worker": [*celery, "worker", *quiet, "--concurrency", "2", "--without-gossip", "--without-mingle"],
        "clock": [*celery, "beat", *quiet, "--pidfile="],
    }


def _ailment(port: int) -> str:
    """Empty where the site says that it is well, else what it or the attempt to ask it says."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10):
            return ""
    except urllib.error.HTTPError as answer:
        return answer.read().decode()
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        return str(error) or type(error).__name__
