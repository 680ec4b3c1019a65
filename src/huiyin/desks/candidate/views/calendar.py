"""The calendar: the feed, a calendar on a server, and appointments that were found."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huiyin.channels.calendar import server, services, syncing
from huiyin.channels.calendar.models import Account, Feed
from huiyin.channels.channel import ChannelError
from huiyin.channels.models import Turn
from huiyin.desks.candidate.contexts.openings import openings_to_choose
from huiyin.desks.candidate.forms.channels import AccountForm, FeedForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, page

ICS = "text/calendar; charset=utf-8"


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request)


def _page(
    request: HttpRequest,
    account_form: AccountForm | None = None,
    choices: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    feed = services.feed_of(desk.owner, now=desk.now)
    try:
        token = services.token_of(feed)
    except ChannelError:
        token = ""
    return page(
        request,
        "calendar",
        here="more",
        feed=feed,
        address=request.build_absolute_uri(reverse("candidate:feed", args=[token])) if token else "",
        feed_form=FeedForm(initial={"with_names": feed.with_names, "alarms": feed.alarms}),
        account=Account.objects.filter(owner=desk.owner).first(),
        account_form=account_form or AccountForm(),
        choices=choices,
        trouble=Turn.objects.filter(owner=desk.owner, duty="calendar.sync").exclude(wrong="").first(),
        suggestions=services.open_suggestions(desk.owner),
        openings=openings_to_choose(desk),
        status=400 if account_form is not None and account_form.errors else 200,
    )


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself, for whoever knows its address."""
    found: Feed | None = services.feed_by(token)
    if found is None:
        raise Http404(_("There is nothing at this address."))
    desk = desk_of(request)
    answer = HttpResponse(services.feed_as_ics(found, now=desk.now), content_type=ICS)
    answer["Cache-Control"] = "private, no-cache"
    Feed.objects.filter(pk=found.pk).update(fetched_at=desk.now)
    return answer


@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """The calendar as a file, to be opened once."""
    desk = desk_of(request)
    found = services.feed_of(desk.owner, now=desk.now)
    answer = HttpResponse(services.feed_as_ics(found, now=desk.now), content_type=ICS)
    answer["Content-Disposition"] = 'attachment; filename="huiyin.ics"'
    return answer


@require_POST
def change_feed(request: HttpRequest) -> HttpResponse:
    """A new address, none any more, or another content."""
    desk = desk_of(request)
    do = request.POST.get("do", "")
    if do == "open":
        services.open_feed(desk.owner, now=desk.now)
    elif do == "close":
        services.close_feed(desk.owner, now=desk.now)
    else:
        form = FeedForm(request.POST)
        form.is_valid()
        services.change_feed(desk.owner, now=desk.now, **form.cleaned_data)
    return redirect("candidate:calendar")


@require_POST
def change_account(request: HttpRequest) -> HttpResponse:
    """A calendar on a server is taken into use, brought up to date, or let go."""
    desk = desk_of(request)
    try:
        if request.POST.get("do") == "sync":
            messages.info(request, syncing.sync(desk.owner, desk.now) or _("The calendar is up to date."))
            Turn.objects.filter(owner=desk.owner, duty="calendar.sync").update(wrong="", failures=0)
            return redirect("candidate:calendar")
        if request.POST.get("do") == "disconnect":
            syncing.disconnect(desk.owner)
            return redirect("candidate:calendar")
    except ChannelError as error:
        messages.info(request, str(error))
        if request.POST.get("do") == "disconnect":
            syncing.disconnect(desk.owner, take_out=False)
        return redirect("candidate:calendar")
    return _connect(request, desk)


def _connect(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    told = form.cleaned_data
    try:
        found = server.calendars_at(told["url"], told["user"], told["password"])
        if told["url"].rstrip("/") not in [address.rstrip("/") for address, _name in found]:
            form.add_error(
                "url", _("These calendars were found there. Put in the address of the one you want.")
            )
            return _page(request, form, found)
        names = dict(found)
        name = names.get(told["url"], "")
        syncing.connect(desk.owner, now=desk.now, name=name, **told)
        messages.info(request, syncing.sync(desk.owner, desk.now) or _("The calendar is up to date."))
    except ChannelError as error:
        form.add_error("url", str(error))
        return _page(request, form)
    return redirect("candidate:calendar")


@require_POST
def invitation(request: HttpRequest) -> HttpResponse:
    """An .ics file is given."""
    desk = desk_of(request)
    file = request.FILES.get("file")
    try:
        services.suggest_from_ics(desk.owner, file.read(10_000_000) if file else b"", now=desk.now)
    except ChannelError as error:
        messages.info(request, str(error))
    return redirect("candidate:calendar")


@require_POST
@missing_is_404
def suggestion(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    """A found appointment goes into an opening, or is none of ours."""
    desk = desk_of(request)
    if request.POST.get("do") == "dismiss":
        services.dismiss(desk.owner, suggestion_id)
        return redirect("candidate:calendar")
    which = request.POST.get("opening", "")
    if not (which.isascii() and which.isdigit() and len(which) < 18):
        messages.info(request, _("To which opening does it belong?"))
        return redirect("candidate:calendar")
    try:
        opening = services.take(desk.owner, suggestion_id, int(which), now=desk.now)
    except ObjectDoesNotExist:
        raise Http404(_("This opening is not in your journal.")) from None
    return redirect("candidate:opening", opening.pk)
