"""The document as values."""

import pytest

from reports.diagnostic.document import Block, Callout, Column, Paragraph, Table


def test_a_table_knows_whether_a_column_of_it_holds_sentences() -> None:
    narrow = (Column("Unit"), Column("Answers"))

    assert not Table("Caption", narrow, ()).has_wide
    assert Table("Caption", (*narrow, Column("Reason", wide=True)), ()).has_wide


@pytest.mark.parametrize("block", [Paragraph("Words"), Callout("Title", "Words")])
def test_a_block_cannot_be_changed(block: Block) -> None:
    with pytest.raises(AttributeError):
        block.text = "Other words"  # type: ignore[misc, union-attr]
