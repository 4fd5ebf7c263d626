"""Rules about codes and files: each code once, each name known, each file in its place."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from assessment.library.compiler import option_codes
from assessment.library.rules.sources import Complaint, Place, Sources, known


def duplicate_code(sources: Sources) -> Iterator[Complaint]:
    """A code stands for one thing only."""
    kinds = (
        ("audience", list(sources.members("audiences"))),
        ("scale", list(sources.members("scales"))),
        ("section", list(sources.members("sections"))),
        ("practice", list(sources.practices())),
        ("item", list(sources.items())),
        ("criterion", list(_listed_criteria(sources))),
        ("kind of agency", list(sources.members("agency_kinds"))),
        *(("option of this scale", list(_options(scale))) for scale in sources.members("scales")),
    )
    for kind, places in kinds:
        seen: set[str] = set()
        for place in places:
            code = place.data["code"] if isinstance(place.data, dict) else str(place.data)
            if code in seen:
                yield place.complaint(f"The {kind} `{code}` stands here for the second time; rename it.")
            seen.add(code)


def code_not_file_name(sources: Sources) -> Iterator[Complaint]:
    """Codes are found by the names of folders and files."""
    if sources.edition.data["code"] != sources.folder:
        own = sources.edition.data["code"]
        message = f"The edition calls itself `{own}` but lies in the folder `{sources.folder}`; make them equal."
        yield sources.edition.complaint(message, "code")
    for name, document in sources.documents.items():
        field = {"criteria": "code", "texts": "language"}.get(PurePath(name).parent.name)
        if field and document.data[field] != PurePath(name).stem:
            message = f"The file calls itself `{document.data[field]}` but is named {name}; make them equal."
            yield document, (field,), message


def code_reused(sources: Sources) -> Iterator[Complaint]:
    """A retired code never comes back: old answers would be read as new ones."""
    retired = set(sources.edition.data.get("retired", []))
    for place in [*sources.members("sections"), *sources.criteria(), *sources.practices(), *sources.items()]:
        if place.data["code"] in retired:
            message = f"`{place.data['code']}` is retired and may not come back; take a new code."
            yield place.complaint(message, "code")


def file_missing(sources: Sources) -> Iterator[Complaint]:
    """Each criterion that a section names has its file."""
    for criterion in _listed_criteria(sources):
        if f"criteria/{criterion.data}.yaml" not in sources.documents:
            yield criterion.complaint(f"There is no file criteria/{criterion.data}.yaml; write it or strike the code.")


def file_unlisted(sources: Sources) -> Iterator[Complaint]:
    """Each file is named in edition.yaml, or its content would be left out without a word."""
    listed = {f"criteria/{criterion.data}.yaml" for criterion in _listed_criteria(sources)}
    listed |= {f"texts/{language}.yaml" for language in sources.edition.data["languages"]}
    for name, document in sources.documents.items():
        if "/" in name and name not in listed:
            yield (
                document,
                (),
                "The file is not named in edition.yaml, under `criteria` or `languages`; name or delete it.",
            )


def language_missing(sources: Sources) -> Iterator[Complaint]:
    """Each language that the edition promises has its texts."""
    for language in sources.members("languages"):
        if f"texts/{language.data}.yaml" not in sources.documents:
            yield language.complaint(f"There is no file texts/{language.data}.yaml; write it or strike the language.")


def unknown_scale(sources: Sources) -> Iterator[Complaint]:
    """An item's scale is one of the edition's."""
    for item in sources.items():
        if sources.scale(item.data["scale"]) is None:
            message = f"The scale `{item.data['scale']}` of item {item.data['code']} is unknown; "
            yield item.complaint(message + known(sources.codes("scales")), "scale")


def unknown_audience(sources: Sources) -> Iterator[Complaint]:
    """An item is put to audiences of the edition."""
    for item in sources.items():
        for place, audience in enumerate(item.data["audiences"]):
            if audience not in sources.codes("audiences"):
                message = f"The audience `{audience}` of item {item.data['code']} is unknown; "
                yield item.complaint(message + known(sources.codes("audiences")), "audiences", place)


def unknown_agency_kind(sources: Sources) -> Iterator[Complaint]:
    """Applicability is given for kinds of agency that the edition has."""
    kinds = sources.edition.data["agency_kinds"]
    for practice in sources.practices():
        for kind in practice.data.get("applicability", {}):
            if kind not in kinds:
                message = f"The kind of agency `{kind}` of practice {practice.data['code']} is unknown; "
                yield practice.complaint(message + known(kinds), "applicability", kind)


def unknown_cap_practice(sources: Sources) -> Iterator[Complaint]:
    """A cap leans on a practice of the edition."""
    practices = [practice.data["code"] for practice in sources.practices()]
    for cap in sources.members("rules", "caps"):
        if cap.data["practice"] not in practices:
            message = f"The practice `{cap.data['practice']}` of this cap is unknown; {known(practices)}"
            yield cap.complaint(message, "practice")


def date_not_real(sources: Sources) -> Iterator[Complaint]:
    """The day of publication exists."""
    written = sources.edition.data["published_on"]
    try:
        date.fromisoformat(written)
    except ValueError:
        yield sources.edition.complaint(f"There is no day {written}; write year-month-day.", "published_on")


def _listed_criteria(sources: Sources) -> Iterator[Place]:
    for section in sources.members("sections"):
        for place, code in enumerate(section.data["criteria"]):
            yield Place(section.document, (*section.path, "criteria", place), code)


def _options(scale: Place) -> Iterator[Place]:
    for place, code in enumerate(option_codes(scale.data)):
        yield Place(scale.document, (*scale.path, "options", place), code)
