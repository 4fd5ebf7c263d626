"""What scorecards tell of the answers to each item."""

import numpy as np

from assessment.domain.audits.released_answers import released_answers
from assessment.domain.audits.released_cells import families_of, kinds_of, piece_sizes
from tests.assessment.domain.audits.test_released_cells import release
from tests.assessment.domain.instruments import TINY


def test_each_item_brings_its_means_and_its_distributions_once() -> None:
    one = release()
    families = families_of(releases=[one, one], group="staff", threshold=10)
    cells = list(dict.fromkeys(cell for family in families for cell in family.cells.values()))
    kinds = kinds_of(cells, piece_sizes([one.counts["staff"]]))

    found = dict(released_answers(releases=[one, one], edition=TINY, families=families, cells=cells, kinds=kinds))

    assert list(found) == ["A1.a", "A1.b", "A1.c", "A2.a", "E1.a"]
    known = found["A1.a"]
    assert sorted(known.people.tolist()) == [10, 12, 40]
    assert sorted((int(known.people[cell].sum()), n) for cell, n, _ in known.means) == [
        (10, 10),
        (12, 12),
        (40, 40),
        (62, 62),
    ]
    assert (62, 62) in [(int(known.people[cell].sum()), int(counts.sum())) for cell, counts in known.distributions]
    assert known.scores[:5].tolist() == [0, 25, 50, 75, 100]
    assert np.isnan(known.scores[5:]).all()
    assert len(known.scores) == 8
    assert found["A1.b"].scores[:5].tolist() == [100, 75, 50, 25, 0]
