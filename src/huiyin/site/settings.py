"""Django's settings. What a person may set stands in the environment and in docs/settings.md."""

from pathlib import Path

import platformdirs
from django.utils.translation import gettext_lazy as _

from huiyin.site import keys
from huiyin.site.environment import (
    address,
    database,
    envbool,
    envfolder,
    envint,
    envlist,
    envtext,
    host_of,
    origin_of,
)
from huiyin.site.zone import machine_zone

HERE = Path(__file__).parent

HUIYIN_HOME = envfolder("HUIYIN_HOME", platformdirs.user_data_path("huiyin", appauthor=False))
DEBUG = envbool("HUIYIN_DEBUG", False)
SECRET_KEY = envtext("HUIYIN_SECRET_KEY") or keys.read(HUIYIN_HOME) or keys.new()
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
LINK_ADDRESS = address(envtext("HUIYIN_LINK_ADDRESS"), "HUIYIN_LINK_ADDRESS")
ALLOWED_HOSTS = [*LOOPBACK, *envlist("HUIYIN_ALLOW_HOSTS"), *filter(None, [host_of(LINK_ADDRESS)])]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "huiyin.journal",
    "huiyin.hiring",
    "huiyin.channels",
    "huiyin.channels.files",
    "huiyin.channels.calendar",
    "huiyin.channels.notify",
    "huiyin.channels.mailbox",
    "huiyin.channels.recruiting",
    "huiyin.desks.stationery",
    "huiyin.desks.candidate",
    "huiyin.desks.recruiter",
]

MIDDLEWARE = [
    "huiyin.site.middleware.Healthy",
    "django.middleware.security.SecurityMiddleware",
    "huiyin.site.middleware.Guarded",
    "huiyin.site.middleware.OnlyLinks",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "huiyin.site.middleware.LocalOwner",
    "huiyin.site.middleware.PersonsLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "huiyin.site.urls"
WSGI_APPLICATION = "huiyin.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "huiyin.desks.candidate.person.context",
            ]
        },
    }
]

DATABASES = {"default": database(envtext("DATABASE_URL"), HUIYIN_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
# Asked before Django sets TZ to its own TIME_ZONE.
MACHINE_ZONE = machine_zone()
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "huiyin.site.static.Stamped"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

# A proxy that speaks https hands on http: the links' own address is where their forms come from all the same.
CSRF_TRUSTED_ORIGINS = [*envlist("HUIYIN_TRUSTED_ORIGINS"), *filter(None, [origin_of(LINK_ADDRESS)])]
CSRF_FAILURE_VIEW = "huiyin.site.expired.expired"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = envbool("HUIYIN_HTTPS", False)
if envbool("HUIYIN_HTTPS", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = envint("HUIYIN_MOST_FORM_MB", 25, 1, 500) * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A wrong address, host or form is the visitor's matter, and is answered by a page.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
    },
}
