"""Translations: English is in the source, Portuguese in pt_BR/. `python -m grader.locale` brings them up to date."""
