"""Django's settings; what an office may choose comes from the environment, as docs/reference/settings.md lists."""

import os
from importlib.util import find_spec
from pathlib import Path

from csp.constants import NONE, SELF

from jiheng.web.data_directory import data_directory, signing_key
from jiheng.web.databases import database
from jiheng.web.environment import (
    SMTP_TLS,
    one_of,
    origins,
    provider,
    time_zone,
    whole_number,
    words_of,
)
from jiheng.web.wording import compiled

HERE = Path(__file__).parent
DATA = data_directory()
_spec = find_spec("starlette_admin")
assert _spec is not None and _spec.submodule_search_locations
_TABLER = Path(_spec.submodule_search_locations[0]) / "static"

DEBUG = False
SECRET_KEY = signing_key(DATA)
ALLOWED_HOSTS = words_of(os.environ.get("JIHENG_HOSTS", "*")) or ["*"]
CSRF_TRUSTED_ORIGINS = origins("JIHENG_ORIGINS", os.environ.get("JIHENG_ORIGINS", ""))
ROOT_URLCONF = "jiheng.web.urls"
WSGI_APPLICATION = "jiheng.web.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "jiheng.web.trail",
    "jiheng.web.organisations",
    "jiheng.web.people",
    "jiheng.web.projects",
    "jiheng.web.documents",
    "jiheng.web.library",
    "jiheng.web.targets",
    "jiheng.web.assignments",
    "jiheng.web.api",
    "jiheng.web.notices",
    "jiheng.web.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jiheng.web.home.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jiheng.web.api.middleware.TokenMiddleware",
    "jiheng.web.people.middleware.ForcedSteps",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jiheng.web.trail.middleware.TrailMiddleware",
    "jiheng.web.people.idle.IdleTimeOut",
    "axes.middleware.AxesMiddleware",
    "jiheng.web.api.repeating.RepeatedRequests",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jiheng.web.home.navigation.navigation",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]

DATABASES = {"default": database(DATA, os.environ.get("JIHENG_DATABASE", ""))}

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "jiheng.web.people.backends.PeopleBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "jiheng.web.people.passwords.KindsOfCharacters"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "jiheng.web.people.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # 登录、退出、失败都在留痕里。
AXES_VERBOSE = False
_totp = one_of("JIHENG_TOTP", os.environ.get("JIHENG_TOTP", "optional"), ("optional", "required"))
TOTP_REQUIRED = _totp == "required"
OIDC = provider(
    os.environ.get("JIHENG_OIDC_ISSUER", ""),
    os.environ.get("JIHENG_OIDC_CLIENT_ID", ""),
    os.environ.get("JIHENG_OIDC_CLIENT_SECRET", ""),
    os.environ.get("JIHENG_OIDC_CLAIM", "") or "preferred_username",
    os.environ.get("JIHENG_OIDC_NAME", "") or "统一身份认证",
)

_idle = os.environ.get("JIHENG_IDLE_MINUTES", "30")
IDLE_SECONDS = whole_number("JIHENG_IDLE_MINUTES", _idle, 1, 1440) * 60
SESSION_COOKIE_AGE = IDLE_SECONDS + 120  # 会话每分钟至多写一次，IdleTimeOut 按最近一次操作算。
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "jiheng_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = (
    os.environ.get("JIHENG_HTTPS", "") == "1"
)
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jiheng.web.people.views.door.page_is_old"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if SESSION_COOKIE_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [compiled(HERE / "locale", DATA)]
LANGUAGE_COOKIE_NAME = "jiheng_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = time_zone("JIHENG_TIME_ZONE", os.environ.get("JIHENG_TIME_ZONE", "Asia/Shanghai"))
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    HERE / "static",
    ("tabler/css", _TABLER / "css" / "vendor"),
    ("tabler/js", _TABLER / "js" / "vendor"),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = DATA / "attachments"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

EMAIL_HOST = os.environ.get("JIHENG_SMTP_HOST", "")
_smtp_port = os.environ.get("JIHENG_SMTP_PORT", "25")
EMAIL_PORT = whole_number("JIHENG_SMTP_PORT", _smtp_port, 1, 65535)
EMAIL_HOST_USER = os.environ.get("JIHENG_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("JIHENG_SMTP_PASSWORD", "")
_smtp_tls = one_of("JIHENG_SMTP_TLS", os.environ.get("JIHENG_SMTP_TLS", "none"), SMTP_TLS)
EMAIL_USE_TLS, EMAIL_USE_SSL = _smtp_tls == "starttls", _smtp_tls == "tls"
DEFAULT_FROM_EMAIL = os.environ.get("JIHENG_SMTP_FROM", "jiheng@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # 登录失败记在留痕里；写进日志的用户名有时是误填的密码。
    "loggers": {"axes": {"level": "ERROR"}},
}
