"""Is the demo wanted, is it finished, and where its diagnostics are laid out."""

from pathlib import Path

from django.utils.text import slugify

from assessment.models import Agency
from reports.models import Report
from reports.selectors import scorecards_without_report
from surveys.demo.loading import is_loaded
from surveys.demo.people import PASSWORD, PEOPLE
from surveys.waves.models import Wave

PRINTED = (Report.State.RENDERED, Report.State.RELEASED)


class DemoNotPrinted(Exception):
    """A diagnostic of the demo could not be printed; the message says what went wrong."""


def demo_wanted() -> bool:
    """Nobody works here yet."""
    return not Agency.objects.exists()


def demo_finished() -> bool:
    """Every closed wave is counted and every scorecard is printed; raises DemoNotPrinted where one cannot be."""
    failed = Report.objects.filter(state=Report.State.FAILED).first()
    if failed is not None:
        raise DemoNotPrinted(f"{failed}: {failed.error}")
    uncounted = Wave.objects.filter(state__in=(Wave.State.CLOSED, Wave.State.SEALED))
    unprinted = Report.objects.filter(state=Report.State.REQUESTED)
    return not (uncounted.exists() or scorecards_without_report().exists() or unprinted.exists())


def demo_lay_out(*, folder: Path) -> tuple[Path, ...]:
    """Copies of the printed diagnostics as files, named by agency, wave and language; gives where they lie."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for report in Report.objects.filter(state__in=PRINTED).select_related("scorecard__cycle__agency").order_by("pk"):
        card = report.scorecard
        wave = slugify(card.title, allow_unicode=True)
        path = folder / f"{card.cycle.agency.code}-{wave}-{report.language}.pdf"
        path.write_bytes(report.pdf)
        paths.append(path)
    return tuple(paths)


def demo_greeting(*, folder: Path) -> tuple[str, ...]:
    """How to enter the demo and where its files lie; nothing where it is not loaded."""
    if not is_loaded():
        return ()
    return (
        f"Sign in as {', '.join(email for email, *_ in PEOPLE)}",
        f"Password   {PASSWORD}",
        f"Codes      {folder / 'codes.txt'}  (answer a questionnaire with one of them)",
        f"PDFs       {folder}",
    )
