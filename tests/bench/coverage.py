"""How often intervals cover the truth, at full size: the simulation that the laws run small."""

from collections.abc import Iterator

from tests.laws.coverage import coverage_table

SEED = 20260301


def bench(*, quick: bool) -> Iterator[str]:
    """A line for each population, method and size: percent of 95 % intervals that cover, and their mean width."""
    populations = 400 if quick else 4000
    yield f"{populations:,} finite populations each; people and answers, coverage, mean width in points"
    for row in coverage_table(populations, SEED):
        yield (
            f"{row.population:<8} {row.method:<36} N = {row.people:>4}, n = {row.answers:>3}  "
            f"{row.coverage:5.1f} %  {row.width:5.1f}"
        )
