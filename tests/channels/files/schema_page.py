"""Writes docs/schema.md: `python -m tests.channels.files.schema_page`."""

import os
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "schema.md"

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
    import django

    django.setup()
    from huiyin.channels.files.everything import described

    PAGE.write_text(described(), encoding="utf-8")
