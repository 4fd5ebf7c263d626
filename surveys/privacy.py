"""Every field of the room's tables, by what it tells about people."""

PRIVACY: dict[str, str] = {
    "Draft.locator": "personal",  # one respondent's, findable by whoever holds the link
    "Draft.wave": "plain",
    "Draft.sealed": "personal",  # answers, openable by whoever holds the link
    "FrameImport.id": "plain",
    "FrameImport.public_id": "plain",
    "FrameImport.agency": "plain",
    "FrameImport.kind": "plain",
    "FrameImport.content": "personal",  # asked for units alone, but nobody can vouch for a file; a day at most
    "FrameImport.state": "plain",
    "FrameImport.stage": "plain",
    "FrameImport.findings": "personal",  # repeats cells of the file; a day at most
    "FrameImport.basis": "plain",
    "FrameImport.attempts": "plain",
    "FrameImport.claimed_at": "plain",
    "FrameImport.uploaded_at": "plain",  # of a coordinator's file, no respondent's
    "Headcount.id": "plain",
    "Headcount.wave": "plain",
    "Headcount.unit": "plain",
    "Headcount.group": "plain",
    "Headcount.headcount": "quasi-identifying",  # a unit of one person is that person
    "Invitation.id": "plain",
    "Invitation.wave": "plain",
    "Invitation.unit": "quasi-identifying",
    "Invitation.group": "quasi-identifying",
    "Invitation.token_hash": "personal",  # the agency may know whose link it was
    "Invitation.batch": "quasi-identifying",
    "Invitation.state": "personal",  # that somebody took part
    "Invitation.settled": "quasi-identifying",  # that it was lately
    "PackedSheets.id": "plain",
    "PackedSheets.wave": "plain",
    "PackedSheets.unit": "quasi-identifying",
    "PackedSheets.group": "quasi-identifying",
    "PackedSheets.responses": "quasi-identifying",
    "PackedSheets.answers": "quasi-identifying",
    "PaperCount.id": "plain",
    "PaperCount.wave": "plain",
    "PaperCount.unit": "quasi-identifying",
    "PaperCount.group": "quasi-identifying",
    "PaperCount.sheets": "quasi-identifying",  # that so many took part; in a unit of one that is somebody
    "PaperForm.id": "plain",  # random, gone with the sheet that it brings
    "PaperForm.wave": "plain",
    "Response.key": "plain",
    "Response.wave": "plain",
    "Response.unit": "quasi-identifying",
    "Response.group": "quasi-identifying",
    "Response.answers": "quasi-identifying",
    "Response.receipt_hash": "quasi-identifying",  # the respondent alone can show the receipt
    "Response.settled": "quasi-identifying",
    "SealedReceipts.id": "plain",
    "SealedReceipts.wave": "plain",
    "SealedReceipts.first_byte": "plain",
    "SealedReceipts.digests": "quasi-identifying",
    "UnitHeadcount.id": "plain",
    "UnitHeadcount.unit": "plain",
    "UnitHeadcount.group": "plain",
    "UnitHeadcount.headcount": "quasi-identifying",  # a unit of one person is that person
    "Wave.id": "plain",
    "Wave.public_id": "plain",
    "Wave.cycle": "plain",
    "Wave.title": "plain",
    "Wave.state": "plain",
    "Wave.opens_at": "plain",
    "Wave.closes_at": "plain",
    "Wave.opened_on": "plain",
    "Wave.closed_on": "plain",
    "Wave.edition_fingerprint": "plain",
    "Wave.default_language": "plain",
    "Wave.promise": "plain",
    "Wave.promise_seal": "plain",
    "Wave.scorecard": "plain",
    "Wave.redraw": "plain",
    "Wave.hindrance": "plain",  # a reason from a short list, of the wave as a whole
    "Wave.hindered_at": "plain",  # after closing, when nobody answers any more
    "Wave.attempts": "plain",
    "WaveGroup.id": "plain",
    "WaveGroup.wave": "plain",
    "WaveGroup.group": "plain",
    "WaveGroup.threshold": "plain",
    "WaveGroup.reason": "plain",
}
