"""The sentences of the document, one module a language: functions from figures to words that say no more than those."""
