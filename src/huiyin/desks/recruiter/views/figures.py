"""How the desk does, and each table as a file."""

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from huiyin.channels.files.exporting import neutral
from huiyin.desks.recruiter.contexts.figures import figures_page
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.pages import page
from huiyin.hiring.exporting import HEADS, rows_of


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Answers, waiting, deciding, reasons, seats."""
    return page(request, "figures", here="figures", it=figures_page(place_of(request)))


@require_safe
def figures_table(request: HttpRequest, key: str) -> HttpResponse:
    """One table as CSV; `people`: every application."""
    place = place_of(request)
    if key == "people":
        return _file("people", [HEADS, *rows_of(place.desk)])
    for part in figures_page(place).parts:
        if part.key == key:
            return _file(key, [part.heads, *part.rows])
    raise Http404


def _file(name: str, rows: "list[tuple[str, ...]]") -> HttpResponse:
    text = io.StringIO()
    csv.writer(text).writerows([[neutral(cell) for cell in row] for row in rows])
    # The mark at the beginning tells a spreadsheet that it is UTF-8.
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
