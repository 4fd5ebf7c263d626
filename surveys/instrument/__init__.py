"""The questionnaire as shown. Never here: who answers, or what was answered before this page."""
