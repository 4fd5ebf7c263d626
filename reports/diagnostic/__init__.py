"""What the document says: scorecards and the edition's words in, a `Diagnostic` out; plain Python, no framework."""
