"""Notifications: when, where, and a test."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.channels.channel import ChannelError
from huiyin.channels.notify import sending, services
from huiyin.channels.notify.models import Address, Digest
from huiyin.desks.candidate.forms.channels import AddressForm, WishForm
from huiyin.desks.candidate.person import desk_of
from huiyin.desks.candidate.views.pages import missing_is_404, page


@require_http_methods(["GET", "POST"])
def notifications(request: HttpRequest) -> HttpResponse:
    """The page; the wish or a new address is sent to it."""
    desk = desk_of(request)
    wish = services.wish_of(desk.owner)
    start = {"on": wish.on, "at": wish.at, "working_days_only": wish.working_days_only}
    what = request.POST.get("do", "") if request.method == "POST" else ""
    wish_form = WishForm(request.POST if what == "wish" else None, initial=start)
    address_form = AddressForm(request.POST if what == "add" else None)
    if what == "wish" and wish_form.is_valid():
        services.change_wish(desk.owner, **wish_form.values())
        return redirect("candidate:notifications")
    if what == "add" and address_form.is_valid():
        try:
            services.add_address(desk.owner, now=desk.now, **address_form.cleaned_data)
            return redirect("candidate:notifications")
        except ChannelError as error:
            address_form.add_error("url", str(error))
    return page(
        request,
        "notifications",
        here="more",
        wish_form=wish_form,
        address_form=address_form,
        addresses=Address.objects.filter(owner=desk.owner, whose=""),
        examples=sending.EXAMPLES,
        last=Digest.objects.filter(owner=desk.owner, things__gt=0).order_by("-day").first(),
        status=400 if what else 200,
    )


@require_POST
@missing_is_404
def address(request: HttpRequest, address_id: int) -> HttpResponse:
    """One address: tried, told more or less, or let go."""
    desk = desk_of(request)
    do = request.POST.get("do", "")
    if do == "remove":
        services.remove_address(desk.owner, address_id)
    elif do in ("names", "no_names"):
        services.allow_names(desk.owner, address_id, do == "names")
    else:
        try:
            sent = services.test_address(desk.owner, address_id, now=desk.now)
            messages.info(request, sent.wrong or _("It is on its way. Did it reach you?"))
        except ChannelError as error:
            messages.info(request, str(error))
    return redirect("candidate:notifications")
