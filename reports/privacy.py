"""What each column of the room says about a person: nothing, since reports know figures only."""

PRIVACY: dict[str, str] = {
    "Report.id": "plain",
    "Report.public_id": "plain",
    "Report.scorecard": "plain",
    "Report.language": "plain",
    "Report.state": "plain",
    "Report.attempts": "plain",
    "Report.started_at": "plain",
    "Report.error": "plain",
    "Report.pdf": "plain",
    "Report.pdf_sha256": "plain",
}
