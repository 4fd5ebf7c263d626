"""One fielding of the questionnaire: its terms, promise and states. Never here: who was asked, what was answered."""
