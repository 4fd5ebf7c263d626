"""The measure: agencies, editions, scoring, consensus, scorecards. Never here: a sheet, an invitation, a respondent."""
