"""The desk's first page, its welcome, and the example."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.desks.recruiter import example
from huiyin.desks.recruiter.contexts.home import home_page
from huiyin.desks.recruiter.forms.colleague import WelcomeForm
from huiyin.desks.recruiter.place import place_of
from huiyin.desks.recruiter.views.pages import done, number_of, page, tried
from huiyin.desks.stationery.pressing import once_of
from huiyin.hiring.models import Colleague
from huiyin.hiring.services import desks, undoing


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who waits for whom today; a desk without colleagues is welcomed instead."""
    place = place_of(request)
    if not Colleague.objects.filter(desk=place.desk).exists():
        return redirect("recruiter:welcome")
    return page(request, "home", here="home", home=home_page(place, number_of(request.GET.get("of", ""))))


@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """What the desk is for; the organisation and whoever sits here, or the example."""
    place = place_of(request)
    form = WelcomeForm(request.POST or None, language=place.language)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def begin() -> Colleague:
            desk = desks.change_desk(
                place.desk, by=place.by, now=place.now, name=given["organisation"], language=given["language"]
            )
            return desks.add_colleague(
                desk,
                by=place.by,
                now=place.now,
                name=given["name"],
                email=given["email"],
                language=given["language"],
                user=place.user,
                once=once_of(request),
            )

        if tried(request, begin) is not None:
            return redirect("recruiter:add_opening")
    return page(request, "welcome", here="home", form=form, status=400 if form.is_bound else 200)


@require_POST
def example_desk(request: HttpRequest) -> HttpResponse:
    """One tap in, one tap out. The own desk waits untouched meanwhile."""
    place = place_of(request)
    if request.POST.get("do") == "clear":
        example.clear(place.user)
    elif not example.is_example(place.desk):
        example.load(place.user, now=place.now, language=place.language)
    return redirect("recruiter:home")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back what the page showed as done."""
    place = place_of(request)
    number = number_of(request.POST.get("event", ""))
    return done(
        request, lambda: undoing.undo(place.desk, number, by=place.by, now=place.now), "recruiter:home"
    )
