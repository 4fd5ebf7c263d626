"""What the rules look at: the files of one edition, walked in the order of the model."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.library.documents import Document, PathInFile

Complaint = tuple[Document, PathInFile, str]
"""The file, the place in it, and the sentence that helps."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value of an edition with the file and the path where it stands."""

    document: Document
    path: PathInFile
    data: Any

    def complaint(self, message: str, *inside: str | int) -> Complaint:
        """A complaint about this value, or about something inside it."""
        return self.document, (*self.path, *inside), message


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of one edition whose form is right; files may still be missing."""

    folder: str
    documents: Mapping[str, Document]

    @property
    def edition(self) -> Place:
        """The frame of the edition."""
        return Place(self.documents["edition.yaml"], (), self.documents["edition.yaml"].data)

    def members(self, *names: str) -> Iterator[Place]:
        """The members of a list of edition.yaml, for example `sections` or `rules`, `caps`."""
        found = self.edition.data
        for name in names:
            found = found.get(name, [])
        for place, data in enumerate(found):
            yield Place(self.edition.document, (*names, place), data)

    def criteria(self) -> Iterator[Place]:
        """Criteria in the order of the sections; those without a file are left out."""
        for section in self.members("sections"):
            for code in section.data["criteria"]:
                document = self.documents.get(f"criteria/{code}.yaml")
                if document is not None:
                    yield Place(document, (), document.data)

    def practices(self) -> Iterator[Place]:
        """Practices of all criteria, in order."""
        for criterion in self.criteria():
            for place, data in enumerate(criterion.data["practices"]):
                yield Place(criterion.document, ("practices", place), data)

    def items(self) -> Iterator[Place]:
        """Items of all practices, in order."""
        for practice in self.practices():
            for place, data in enumerate(practice.data["items"]):
                yield Place(practice.document, (*practice.path, "items", place), data)

    def texts(self) -> Iterator[Place]:
        """The files of texts of the languages that the edition names."""
        for language in self.edition.data["languages"]:
            document = self.documents.get(f"texts/{language}.yaml")
            if document is not None:
                yield Place(document, (), document.data)

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes of the audiences, scales or sections."""
        return tuple(member.data["code"] for member in self.members(name))

    def scale(self, code: str) -> Mapping[str, Any] | None:
        """The scale of that code as written, the first of that code."""
        return next((member.data for member in self.members("scales") if member.data["code"] == code), None)


Rule = Callable[[Sources], Iterator[Complaint]]


def known(codes: tuple[str, ...] | list[str]) -> str:
    """The end of a message about an unknown code."""
    return f"known are {', '.join(codes)}." if codes else "none is known."
