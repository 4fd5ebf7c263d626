"""The telling: diagnostics as pages and PDF. Never here: a sheet, a count that was not cleared for showing."""
