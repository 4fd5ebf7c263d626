"""The diagnostic as values: parts, blocks and cells, without a word of markup except the drawn charts."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a `lead` paragraph opens a part and says what it shows."""

    kind: ClassVar[str] = "paragraph"
    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Short sentences under one heading."""

    kind: ClassVar[str] = "listing"
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A sentence the reader must not miss; tone `attention` is warm, `note` is calm."""

    kind: ClassVar[str] = "callout"
    title: str
    text: str
    tone: str = "note"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with its name; `tone` is 0–4 by its nearest level, None where there is no figure."""

    label: str
    value: str
    note: str
    tone: int | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures side by side, never blended."""

    kind: ClassVar[str] = "key_figures"
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers are set to the right, `wide` columns get the room that is left."""

    label: str
    numeric: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its header; `depth` indents a part under its whole, `strong` marks a whole."""

    header: str
    cells: tuple[str, ...]
    depth: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Plain data; as many cells in each row as columns after the first, which names the rows."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def has_wide(self) -> bool:
        """Whether one of its columns holds sentences."""
        return any(column.wide for column in self.columns)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn figure, its reading in one sentence, the numbers it was drawn from, and notes on how to take them."""

    kind: ClassVar[str] = "chart"
    svg: str
    title: str
    table: Table
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One figure of the heat map; without a tone (0–4) the cell is hatched.

    `sign` is a drawing with its words for a figure that differs from the whole; empty where nothing is said.
    """

    text: str
    tone: int | None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One unit of the heat map, or small units `gathered` into one row."""

    header: str
    cells: tuple[HeatCell, ...]
    depth: int = 0
    gathered: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a tone (None is the hatching) means, with the number that stands in it; or what a drawn `sign` means."""

    tone: int | None
    mark: str
    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Units by sections of one group; `legend` explains each tone and the hatching in words."""

    kind: ClassVar[str] = "heat_map"
    caption: str
    reading: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[LegendEntry, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength or an area for improvement: the practice, its fact, and the next step where there is one."""

    mark: str
    name: str
    fact: str
    step: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings of one kind, `strengths` or `areas`, best supported first."""

    kind: ClassVar[str] = "findings"
    sort: str
    title: str
    items: tuple[Finding, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The edition's text of one level of one practice."""

    label: str
    tone: int
    number: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What clients answered to one question of fact: share of each answer, in the order of the scale."""

    question: str
    answers: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """Everything about one practice on half a page."""

    kind: ClassVar[str] = "practice_card"
    code: str
    mark: str
    name: str
    place: str
    figures: tuple[KeyFigure, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    chart: Chart | None
    bands: Table | None
    items: Table | None
    facts: tuple[Facts, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with their values, such as fingerprints."""

    kind: ClassVar[str] = "definitions"
    title: str
    entries: tuple[tuple[str, str], ...]


Simple = Paragraph | Listing | Callout | KeyFigures | Table | Chart | HeatMap | Findings | PracticeCard | Definitions


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of blocks, side by side where the page is wide enough."""

    kind: ClassVar[str] = "columns"
    columns: tuple[tuple[Simple, ...], ...]


Block = Simple | Columns


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the document; `code` names it in addresses, files and style."""

    code: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what was assessed, when, by which edition, on whose answers, and how far it is confirmed."""

    kicker: str
    title: str
    subtitle: str
    status: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the frame around the parts."""

    contents: str
    page: str
    of_pages: str
    data: str
    next_step: str
    evidence: str
    legend: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """The whole document. `created_on` is an ISO date, `labels` the few words that templates need."""

    language: str
    title: str
    running: str
    footer: str
    created_on: str
    cover: Cover
    sections: tuple[Section, ...]
    labels: Labels


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What the same document is made from: hashes of data, edition, template and code."""

    template: str
    code: str
