"""Messages that may concern an opening: yes, another opening, no; and bringing more in."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.channels.channel import ChannelError
from huiyin.channels.mailbox import services
from huiyin.channels.mailbox.importing import Imported
from huiyin.channels.mailbox.models import Account, Entry, SignIn
from huiyin.channels.mailbox.presets import PRESETS, preset_for
from huiyin.channels.models import Turn
from huiyin.desks.candidate import progress
from huiyin.desks.candidate.contexts.mailbox import mail_page
from huiyin.desks.candidate.contexts.openings import openings_to_choose
from huiyin.desks.candidate.forms.mailbox import BringForm, MailboxForm
from huiyin.desks.candidate.person import Desk, desk_of
from huiyin.desks.candidate.views.pages import for_htmx, missing_is_404, page
from huiyin.desks.stationery.pressing import once_of, put_errors


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request, BringForm())


def _page(request: HttpRequest, form: BringForm) -> HttpResponse:
    desk = desk_of(request)
    return page(
        request,
        "mail",
        here="more",
        it=mail_page(desk),
        openings=openings_to_choose(desk),
        form=form,
        status=400 if form.is_bound and form.errors else 200,
    )


@require_POST
@missing_is_404
def decide(request: HttpRequest) -> HttpResponse:
    """Yes or no to those that are ticked; each with the opening and the day that stand beside it."""
    desk = desk_of(request)
    do, _colon, one = request.POST.get("do", "").partition(":")
    ticked = [one] if one else request.POST.getlist("message")
    keys = [int(key) for key in ticked if key.isascii() and key.isdigit() and len(key) < 18]
    if not keys:
        messages.info(request, _("Tick the messages that you mean."))
    elif do == "confirm":
        _confirm(request, desk, keys)
    elif do == "dismiss":
        count = services.dismiss(desk.owner, keys, now=desk.now)
        said = ngettext("One message put aside.", "%(count)s messages put aside.", count) % {"count": count}
        messages.info(request, said)
    elif do == "back":
        services.bring_back(desk.owner, keys)
    return redirect("candidate:mail")


def _confirm(request: HttpRequest, desk: Desk, keys: list[int]) -> None:
    chosen = [
        services.Chosen(key, _number(request, f"opening-{key}"), _day(request, f"on-{key}")) for key in keys
    ]
    try:
        services.confirm(desk.owner, chosen, now=desk.now, once=once_of(request))
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))


def _number(request: HttpRequest, name: str) -> int | None:
    word = request.POST.get(name, "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 18 else None


def _day(request: HttpRequest, name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None


@require_POST
def bring_mail(request: HttpRequest) -> HttpResponse:
    """Files and pasted chats."""
    desk = desk_of(request)
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    given = form.cleaned_data
    try:
        if file := given["file"]:
            told = progress.teller(desk.owner, once_of(request))
            done = services.import_stream(
                desk.owner, file, file.name, file.size, now=desk.now, channel=given["channel"], told=told
            )
        else:
            done = services.import_text(desk.owner, given["text"], now=desk.now, channel=given["channel"])
    except ChannelError as error:
        form.add_error("file" if given["file"] else "text", str(error))
        return _page(request, form)
    _tell(request, done)
    return redirect("candidate:mail")


def _tell(request: HttpRequest, done: Imported) -> None:
    if done.found == 0 and not done.skipped:
        messages.info(request, _("Nothing in it concerns an opening, or it was here already."))
    for name, why in done.skipped[:3]:
        messages.info(request, f"{name}: {why}")


@require_POST
def fetch(request: HttpRequest) -> HttpResponse:
    """Looks now, without waiting for the next turn."""
    desk = desk_of(request)
    try:
        for account in Account.objects.filter(owner=desk.owner).select_related("owner"):
            services.fetch(account, now=desk.now)
        Turn.objects.filter(owner=desk.owner, duty="mailbox.fetch").update(wrong="", failures=0)
    except ChannelError as error:
        messages.info(request, str(error))
    return redirect("candidate:mail")


@require_http_methods(["GET", "POST"])
def mailbox(request: HttpRequest) -> HttpResponse:
    """A mailbox is set up, changed, tried, or let go."""
    desk = desk_of(request)
    account = Account.objects.filter(owner=desk.owner).first()
    form = MailboxForm(request.POST or None, initial=MailboxForm.start(account))
    if request.method == "POST" and request.POST.get("do") == "remove" and account is not None:
        services.remove(desk.owner, account.pk)
        return redirect("candidate:mailbox")
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            if request.POST.get("do") == "sign_in":
                waits = services.begin_sign_in(
                    desk.owner, told["address"], told["client_id"], now=desk.now, **form.values()
                )
                return redirect("candidate:sign_in", waits.pk)
            services.set_up(desk.owner, told["address"], now=desk.now, secret=told["secret"], **form.values())
            return _set_up(request)
        except ValidationError as error:
            put_errors(form, error)
        except ChannelError as error:
            form.add_error(None, str(error))
    address = str(form["address"].value() or "")
    own = preset_for(address) if address else None
    if account is not None and account.entry == Entry.SIGN_IN and own and own.sign_in is None:
        own = PRESETS["microsoft365"]
    return page(
        request,
        "mailbox",
        here="more",
        form=form,
        account=account,
        presets=[*PRESETS.values(), preset_for("")],
        own=own,
        status=400 if form.is_bound else 200,
    )


def _set_up(request: HttpRequest) -> HttpResponse:
    messages.info(
        request, _("The mailbox works. New mail is checked every few minutes while Huiyin is open.")
    )
    return redirect("candidate:mail")


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, sign_in_id: int) -> HttpResponse:
    """The code to enter at the provider, until the person has done so."""
    desk = desk_of(request)
    waits = SignIn.objects.filter(owner=desk.owner, pk=sign_in_id).first()
    if waits is None:
        return redirect("candidate:mailbox")
    if request.method == "GET":
        return page(request, "sign_in", here="more", waits=waits, pause=waits.interval + 1)
    response: HttpResponse
    try:
        account = services.end_sign_in(desk.owner, waits.pk, now=desk.now)
    except (ValidationError, ChannelError) as error:
        said = error.messages if isinstance(error, ValidationError) else [str(error)]
        messages.info(request, " ".join(said))
        gone = not SignIn.objects.filter(pk=waits.pk).exists()
        response = redirect("candidate:mailbox") if gone else redirect("candidate:sign_in", waits.pk)
    else:
        if account is None and for_htmx(request):
            return HttpResponse(status=204)
        if account is None:
            messages.info(request, _("Not yet. Enter the code at the provider and agree there."))
        response = _set_up(request) if account else redirect("candidate:sign_in", waits.pk)
    if for_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response
