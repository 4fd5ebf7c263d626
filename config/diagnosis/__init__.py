"""The way of an analyst: two spreadsheets and an edition in, a diagnostic and a scorecard out, without a database."""
