"""Tables, the whole journal and the open waiting data go out: to the person, on their press."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.channels.files import exporting, waiting
from huiyin.channels.files.everything import everything_to
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import page
from huiyin.journal.models import Opening, StageChange

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def take(request: HttpRequest) -> HttpResponse:
    """What can be taken along."""
    tables = [(name, title) for name, (title, _columns) in exporting.TABLES.items()]
    return page(request, "take", here="more", tables=tables, lies_in=_lies_in())


def _lies_in() -> list[Path]:
    """The folder, and the file if it lies elsewhere, that hold everything; none for a database of another kind."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return []
    home, journal = Path(settings.HUIYIN_HOME), Path(database["NAME"])
    return [home] if journal.is_relative_to(home) else [home, journal]


@require_safe
def one_table(request: HttpRequest, table: str) -> HttpResponseBase:
    """One table as CSV."""
    if table not in exporting.TABLES:
        raise Http404(_("There is nothing at this address."))
    desk = desk_of(request)
    lines = exporting.lines_of(desk.owner, table)
    answer = StreamingHttpResponse(exporting.csv_parts(list(lines)), content_type="text/csv; charset=utf-8")
    return attached(answer, f"huiyin-{table}-{desk.today}.csv")


@require_safe
def workbook(request: HttpRequest) -> HttpResponseBase:
    """All tables as a workbook."""
    desk = desk_of(request)
    return attached(
        HttpResponse(exporting.xlsx_of(desk.owner), content_type=XLSX), f"huiyin-{desk.today}.xlsx"
    )


@require_POST
def everything(request: HttpRequest) -> HttpResponseBase:
    """The whole journal as one file that `huiyin restore` takes."""
    desk = desk_of(request)
    kept = tempfile.TemporaryFile()  # noqa: SIM115
    with tempfile.TemporaryDirectory(prefix="huiyin-") as folder:
        file = Path(folder) / "journal.zip"
        everything_to(desk.owner, file, now=desk.now)
        with file.open("rb") as written:
            shutil.copyfileobj(written, kept)
    kept.seek(0)
    return FileResponse(
        kept, as_attachment=True, filename=f"huiyin-{desk.today}.zip", content_type="application/zip"
    )


@require_safe
def stages(request: HttpRequest) -> HttpResponse:
    """Every opening's way through its stages, to be printed."""
    desk = desk_of(request)
    steps = StageChange.objects.filter(owner=desk.owner).select_related("opening").order_by("pk")
    ways: dict[Opening, list[StageChange]] = {}
    for step in steps:
        ways.setdefault(step.opening, []).append(step)
    return page(request, "stages", here="more", ways=ways.items())


@require_http_methods(["GET", "POST"])
def waiting_data(request: HttpRequest) -> HttpResponseBase:
    """The open waiting data: each line is shown first; a press writes the file. It is sent nowhere."""
    desk = desk_of(request)
    waits = waiting.waits_of(desk.owner, desk.today)
    if request.method == "POST":
        answer = HttpResponse(waiting.lines(waits), content_type="application/jsonl; charset=utf-8")
        return attached(answer, "huiyin-waiting.jsonl")
    return page(request, "waiting_data", here="more", waits=waits, lines=[wait.line() for wait in waits])


def attached(answer: HttpResponseBase, name: str) -> HttpResponseBase:
    """The answer as a file to be kept, which no cache keeps."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
