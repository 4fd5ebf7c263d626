"""Who was asked: links and participation marks. Never here: a sheet."""
