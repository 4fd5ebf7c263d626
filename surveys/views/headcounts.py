"""How many people may answer, unit by unit and group by group: a table to type in, or rows to paste."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessment.selectors import TreeNode
from surveys.views.forms import house_helper

MOST_CELLS = 900
"""A browser's form beyond that is slow to fill and refused by the server; larger agencies paste."""
MOST_PEOPLE = 10_000_000

Counts = Mapping[tuple[str, str], int]
"""People by (unit code, group), those of the units below not included."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the table with a cell for every group."""

    node: TreeNode
    cells: tuple[Any, ...]


class HeadcountsForm(forms.Form):
    """The table, and a place to paste instead; `counts()` gives what was said, empty cells left out."""

    pasted = forms.CharField(
        label=gettext_lazy("Paste from a spreadsheet instead"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )

    def __init__(
        self, *args: Any, tree: Sequence[TreeNode], groups: Mapping[str, str], counted: Counts, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tree, self.groups, self.counted = tuple(tree), dict(groups), counted
        self.has_table = len(self.tree) * len(self.groups) <= MOST_CELLS
        for node, group in ((node, group) for node in self.tree for group in self.groups if self.has_table):
            self.fields[_cell(node.unit.code, group)] = forms.IntegerField(
                label=f"{node.unit.name}, {self.groups[group]}",
                required=False,
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=counted.get((node.unit.code, group)),
                widget=forms.NumberInput(
                    attrs={"class": "form-control", "aria-label": f"{node.unit.name}, {self.groups[group]}"}
                ),
            )
        self.fields["pasted"].help_text = _(
            "One row a unit: its code, then %(groups)s. Rows may be parted by tabs."
        ) % {"groups": ", ".join(self.groups.values())}
        self.helper = house_helper("pasted", button=_("Save"))
        self.helper.form_tag = False

    def rows(self) -> tuple[Row, ...]:
        """The table as it is drawn."""
        if not self.has_table:
            return ()
        return tuple(
            Row(node, tuple(self[_cell(node.unit.code, group)] for group in self.groups)) for node in self.tree
        )

    def clean(self) -> dict[str, Any]:
        """What was pasted is read, row by row; without it the table counts."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("pasted"):
            codes = {node.unit.code for node in self.tree}
            cleaned["counts"], faults = pasted_counts(cleaned["pasted"], codes=codes, groups=tuple(self.groups))
            for fault in faults:
                self.add_error("pasted", fault)
        else:
            cleaned["counts"] = self._typed(cleaned)
        return cleaned

    def counts(self) -> Counts:
        """People by unit and group, as they were said."""
        return dict(self.cleaned_data["counts"])

    def _typed(self, cleaned: Mapping[str, Any]) -> Counts:
        """Filled cells; an emptied one had a number before and has nobody now."""
        cells = [(node.unit.code, group) for node in self.tree for group in self.groups]
        said = {cell: cleaned.get(_cell(*cell)) for cell in cells}
        emptied = {cell for cell in cells if self.has_table and said[cell] is None and cell in self.counted}
        return {cell: people for cell, people in said.items() if people is not None} | dict.fromkeys(emptied, 0)


def pasted_counts(text: str, *, codes: set[str], groups: Sequence[str]) -> tuple[Counts, list[str]]:
    """Rows of a code and a number for each group, parted by tab, semicolon or comma; and every fault by its row."""
    counts: dict[tuple[str, str], int] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), start=1):
        code, *numbers = (part.strip() for part in re.split(r"[\t;,]", line))
        if not code:
            continue
        if code not in codes:
            faults.append(_("Row %(row)d: there is no unit with the code “%(code)s”.") % {"row": number, "code": code})
        elif len(numbers) > len(groups) or not all(re.fullmatch(r"\d{0,8}", part) for part in numbers):
            faults.append(
                _("Row %(row)d: after the code, at most %(count)d whole numbers are expected.")
                % {"row": number, "count": len(groups)}
            )
        else:
            counts |= {(code, group): int(part) for group, part in zip(groups, numbers, strict=False) if part}
    return counts, faults


def _cell(unit: str, group: str) -> str:
    return f"people:{unit}:{group}"
