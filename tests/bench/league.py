"""The league of all organisations: shrinkage and ranks of simulated scores, and how often the ranks are right."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from assessment.domain.benchmarks.ranking import DRAWS, Places, Ranks, rank
from assessment.domain.benchmarks.shrinkage import Floats, Shrinkage, sample, shrink
from tests.bench.measure import measured

BETWEEN = 5.0
"""Standard deviation of organisations' true scores, points."""
WITHIN = 22.0
"""Standard deviation of respondents' scores in an organisation, points."""
RESPONSE = 0.6
"""Share of an organisation's people who answered."""
PROGRAM = "import sys; from tests.bench.league import timed; print(timed(int(sys.argv[1]), seed=int(sys.argv[2])))"
EMPTY = "import tests.bench.league"


@dataclass(frozen=True, slots=True)
class Simulated:
    """Organisations whose true scores are known: sizes, truth, observed scores and their variances."""

    sizes: Places
    truth: Floats
    scores: Floats
    variances: Floats


def simulated(n: int, *, seed: int) -> Simulated:
    """Sizes are log-normal with median 148; true scores N(60, 5²); observed ones vary by (1 − 0.6) 22² / size."""
    generator = np.random.default_rng(seed)
    sizes = np.maximum(generator.lognormal(np.log(148), 1.3, n).astype(np.int64), 5)
    truth = generator.normal(60, BETWEEN, n)
    variances = (1 - RESPONSE) * WITHIN**2 / sizes
    return Simulated(sizes, truth, generator.normal(truth, np.sqrt(variances)), variances)


def ranked(world: Simulated, *, seed: int, draws: int = DRAWS) -> tuple[Shrinkage, Ranks]:
    """What the product makes of it."""
    posterior = shrink(sample(world.scores, world.variances))
    return posterior, rank(posterior, seed=seed, draws=draws)


def covered(world: Simulated, ranks: Ranks) -> float:
    """Share of organisations whose true place lies in their 5–95 % rank interval."""
    truth = 1 + np.argsort(np.argsort(-world.truth))
    return float(((ranks.low <= truth) & (truth <= ranks.high)).mean())


def tiny_among_first(world: Simulated, scores: Floats, *, below: int = 30, first: int = 100) -> float:
    """Share of organisations with fewer than `below` respondents among the `first` by these scores."""
    return float((world.sizes[np.argsort(-scores)[:first]] < below).mean())


def timed(n: int, *, seed: int) -> str:
    """As JSON: seconds by the wall and of processor for the posterior and for ranks, and what came of it."""
    world = simulated(n, seed=seed)
    marks = [(time.perf_counter(), time.process_time())]
    posterior = shrink(sample(world.scores, world.variances))
    marks.append((time.perf_counter(), time.process_time()))
    ranks = rank(posterior, seed=seed)
    marks.append((time.perf_counter(), time.process_time()))
    found = {
        "shrinking": [after - before for before, after in zip(marks[0], marks[1], strict=True)],
        "ranking": [after - before for before, after in zip(marks[1], marks[2], strict=True)],
        "covered": covered(world, ranks),
        "width": float(np.median(ranks.high - ranks.low)),
        "labelled": sum(standing != "not_distinguished" for standing in ranks.standings),
        "raw": tiny_among_first(world, world.scores),
        "shrunken": tiny_among_first(world, posterior.shrunken),
    }
    return json.dumps(found)


def league(n: int = 3000, *, seed: int = 1) -> Iterator[str]:
    """Lines of results: time, memory beside that of an idle process, and the quality of ranks."""
    idle = measured(["-c", EMPTY], env={})
    whole = measured(["-c", PROGRAM, str(n), str(seed)], env={})
    found = json.loads(whole.printed)
    (shrinking, shrunk), (ranking, used) = found["shrinking"], found["ranking"]
    yield f"{n:,} organisations, {DRAWS:,} draws, seed {seed}"
    yield f"shrinkage by REML {shrinking:6.3f} s, processor {shrunk:.3f} s"
    yield f"ranks             {ranking:6.3f} s, processor {used:.3f} s"
    yield f"memory            {whole.megabytes:6.0f} MB, of an idle process {idle.megabytes:.0f} MB"
    yield f"rank intervals of {found['width']:,.0f} places cover {found['covered']:.1%}; {found['labelled']:,} labelled"
    yield f"fewer than 30 respondents among the first 100: raw {found['raw']:.0%}, shrunken {found['shrunken']:.0%}"


def bench(*, quick: bool) -> Iterator[str]:
    """Lines of results for a country's organisations."""
    return league(300 if quick else 3000)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in bench(quick=False))
