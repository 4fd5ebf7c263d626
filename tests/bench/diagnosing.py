"""`diagnose` as a whole process, beside WeasyPrint alone on the HTML that it saved."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from assessment import library
from tests.bench.material import whole_edition, write_tables
from tests.bench.measure import Measured, measured

PRINTER = """
import sys, time
from pathlib import Path
from weasyprint import HTML
from reports.rendering import own_fetcher
html = Path(sys.argv[1]).read_text()
started, used = time.perf_counter(), time.process_time()
HTML(string=html, url_fetcher=own_fetcher()).write_pdf(pdf_variant="pdf/ua-1")
print(time.perf_counter() - started, time.process_time() - used)
"""
"""WeasyPrint on the saved HTML and nothing else; it prints its time and processor without the start of Python."""


def bench(*, quick: bool) -> Iterator[str]:
    """Lines of results: time and memory of the process, and the ratio to WeasyPrint's own."""
    sheets, units = (1000, 40) if quick else (20_000, 400)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edition = whole_edition(folder)
        codes = [item.code for item in library.edition(edition).items_for("staff")]
        write_tables(folder, sheets=sheets, units=units, codes=codes)
        command = ["manage.py", "diagnose", "--html", "--threshold", "10", "--out", f"{folder}/out"]
        command += ["--units", f"{folder}/units.csv", "--sheets", f"{folder}/sheets.csv", "--edition", str(edition)]
        env = {"DJANGO_VAR": name, "DJANGO_SETTINGS_MODULE": "config.settings"}
        whole = measured(command, env=env)
        printer = measured(["-c", PRINTER, f"{folder}/out/diagnostic.html"], env=env)
        own, used = map(float, printer.printed.split())
        sizes = {file.name: file.stat().st_size / 1024 for file in sorted((folder / "out").iterdir())}
    yield f"{sheets:,} sheets × {len(codes)} items, {units} units, written as " + ", ".join(
        f"{name} {size:,.0f} kB" for name, size in sizes.items()
    )
    yield f"whole process           {whole.seconds:6.1f} s, processor {whole.processor:.1f} s, {whole.megabytes:.0f} MB"
    yield f"WeasyPrint, same HTML   {own:6.1f} s, processor {used:.1f} s; {_ratios(whole, own, used)}"
    yield (
        f"WeasyPrint as a process {printer.seconds:6.1f} s, processor {printer.processor:.1f} s; "
        f"{_ratios(whole, printer.seconds, printer.processor)}"
    )


def _ratios(whole: Measured, seconds: float, processor: float) -> str:
    return f"whole / this {whole.seconds / seconds:.2f} (by processor {whole.processor / processor:.2f})"
