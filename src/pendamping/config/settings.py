"""Django settings, derived from the environment; nothing here is secret."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from pendamping.config.environment import read_environment
from pendamping.config.keys import secret_key_in

# Lets annotations such as Page[Region] and Field[Any, Any] be evaluated at run time.
django_stubs_ext.monkeypatch()

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent
HOME = ENVIRONMENT.home.resolve()

DEMO = ENVIRONMENT.mode == "demo"
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or secret_key_in(HOME)
# Personal fields are encrypted with these; several separated by commas allow rotation, the first one writes.
SALT_KEY = list(ENVIRONMENT.personal_data_keys) or [SECRET_KEY]
BASE_URL = ENVIRONMENT.base_url
ALLOWED_HOSTS = sorted({*ENVIRONMENT.allowed_hosts, urlsplit(BASE_URL).hostname or ""})
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "pendamping.config.apps.ConfigConfig",
    "pendamping.demo",
    "pendamping.sync",
    "pendamping.exchange",
    "pendamping.briefing",
    "pendamping.reports",
    "pendamping.dashboards",
    "pendamping.cases",
    "pendamping.acceleration",
    "pendamping.awards",
    "pendamping.evaluation",
    "pendamping.library",
    "pendamping.vision",
    "pendamping.fieldwork",
    "pendamping.indices",
    "pendamping.meetings",
    "pendamping.villages",
    "pendamping.obstacles",
    "pendamping.people",
    "pendamping.access",
    "pendamping.regions",
    "pendamping.web",
    "pendamping.common",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "pendamping.web.apps.StaticConfig",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pendamping.web.csp.RefusalMiddleware",
    "pendamping.sync.packing.PackedAnswers",
    "pendamping.sync.middleware.LoadMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pendamping.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pendamping.access.middleware.ScopeMiddleware",
    "pendamping.access.middleware.OwnKeysMiddleware",
    "pendamping.web.problems.ProblemMiddleware",
]

ROOT_URLCONF = "pendamping.config.urls"
ASGI_APPLICATION = "pendamping.config.asgi.application"
WSGI_APPLICATION = "pendamping.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pendamping.config.context.shell",
                "pendamping.config.context.notices",
                "pendamping.regions.context.terms",
                "pendamping.access.context.office",
            ],
            "builtins": ["pendamping.web.templatetags.pendamping"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_database = ENVIRONMENT.database_url or f"sqlite:///{HOME / 'pendamping.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(_database, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728;"  # long sorts go to disk, not into memory
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["pendamping.access.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboards:home"
ACCOUNT_ADAPTER = "pendamping.access.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email", "phone"}
ACCOUNT_FORMS = {
    "login": "pendamping.access.forms.SignInForm",
    "change_password": "pendamping.access.forms.ChangePasswordForm",
    "reauthenticate": "pendamping.access.forms.PasswordAgainForm",
}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Per address and minute everybody behind it; per account five wrong passwords in five minutes.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "change_password": "5/m/user",
    "evaluation_link": "60/m/ip",
    "action_link": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies
SOCIALACCOUNT_ADAPTER = "pendamping.access.adapters.InstitutionAdapter"
INSTITUTION_URL = ENVIRONMENT.oidc_server_url
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if INSTITUTION_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "lembaga",
                "name": ENVIRONMENT.oidc_name,
                "client_id": ENVIRONMENT.oidc_client_id,
                "secret": ENVIRONMENT.oidc_client_secret,
                "settings": {"server_url": INSTITUTION_URL},
            }
        ]
    }
MFA_ADAPTER = "pendamping.access.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "pendamping.access.forms.SecondFactorForm",
    "reauthenticate": "pendamping.access.forms.SecondFactorAgainForm",
    "activate_totp": "pendamping.access.forms.ActivateSecondFactorForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # we send no e-mail; an account is tied to a person by the level above
MFA_TOTP_ISSUER = "Pendamping"
SECOND_FACTOR_REQUIRED = ENVIRONMENT.second_factor == "required"

LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["pendamping.web.formats"]
TIME_ZONE = ENVIRONMENT.time_zone
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
FIELD_APP = PACKAGE / "web/static/lapangan"  # made by `make build`; served as it is, at its own address
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

SYNC_AT_ONCE = ENVIRONMENT.sync_at_once
UPLOAD_LIMIT = ENVIRONMENT.upload_limit_mb * 1024 * 1024  # one request with its files
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # the fields of a form, without files
FILE_UPLOAD_HANDLERS = [
    "pendamping.web.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o640

# Counted in the database, so that several processes count together and a restart forgets nothing.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "pendamping_counters",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENVIRONMENT.https
if ENVIRONMENT.https:  # browsers then let no other host or path set these cookies
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_HSTS_SECONDS = 31536000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.https
if ENVIRONMENT.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# No other site learns an address. Never "no-referrer": with it browsers send forms as "Origin: null", which is refused.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "pendamping.web.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
