"""What every environment shares. Values come from the environment through `env`; nothing else reads it."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _
from environs import validate

from .celery_options import broker_transport_options, queue_options
from .contact import *  # noqa: F403 - its settings are part of these
from .contact import CONTACT_CANARY_MINUTES
from .env import ROOT, env
from .policy import EMBED_ORIGINS, PLAYER_POWERS, SWITCHED_OFF, admin_policy, public_policy

# --- Where state lies, and the address people type -----------------------------------------------
VAR = Path(env.str("CAGP_VAR", str(ROOT / "var"))).resolve()
HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000, validate=validate.Range(1, 65_500))
MAILBOX_PORT = env.int("MAILBOX_PORT", (PORT or 0) + 1, validate=validate.Range(1, 65_535))
MAILBOX_SMTP_PORT = env.int("MAILBOX_SMTP_PORT", (PORT or 0) + 2, validate=validate.Range(1, 65_535))
HOOK_INBOX_PORT = env.int("HOOK_INBOX_PORT", (PORT or 0) + 3, validate=validate.Range(1, 65_535))
SITE_URL = env.str("SITE_URL", f"http://localhost:{PORT}").rstrip("/")

# For the administrator that the first `manage.py start` makes; empty: one is generated and shown once.
ADMIN_PASSWORD = env.str("CAGP_ADMIN_PASSWORD", "")

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
# How many proxies of ours stand in front: the client's address is that many entries from the end of X-Forwarded-For.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# --- Applications ---------------------------------------------------------------------------------
INSTALLED_APPS = [
    "cagp_site.core",
    "home",
    "insights",
    "contact",
    "cagp_site.runner",
    "cagp_site.demo",
    "cagp_site.people",
    "cagp_site.styleguide",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "crispy_forms",
    "django_countries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cagp_site.core.middleware.health_probes",
    # What only adds headers stands outside of what answers by itself: redirects to https, static files, maintenance.
    "cagp_site.core.headers.confine",
    "cagp_site.core.headers.PolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cagp_site.core.compression.CompressTextMiddleware",
    "cagp_site.core.maintenance.turn_away",
    # Inside of the compression: the same page has the same ETag, compressed or not.
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cagp_site.urls"
WSGI_APPLICATION = "cagp_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("cagp",)
CRISPY_TEMPLATE_PACK = "cagp"

# --- Database -------------------------------------------------------------------------------------
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}", conn_max_age=60)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_database = DATABASES["default"] or {}
if "sqlite" in _database.get("ENGINE", ""):
    _database["OPTIONS"] = {
        # A transaction that will write takes its lock at the start, so it waits instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: with NORMAL a power cut may take the last commits, and a commit here is a promise to a prospect.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
elif "postgresql" in _database.get("ENGINE", ""):
    _database["CONN_HEALTH_CHECKS"] = True
    # Seconds to connect, and milliseconds for a server that is gone without a word: a prospect waits for the answer.
    _database["OPTIONS"] = {"connect_timeout": 3, "tcp_user_timeout": 10_000, **_database.get("OPTIONS", {})}

CACHES = {"default": env.dj_cache_url("CACHE_URL", f"file://{VAR / 'cache'}")}

# --- People ---------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- Languages ------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("he", _("Hebrew"))]
LOCALE_PATHS = [ROOT / "cagp_site" / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True

# --- Files ----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# A path of this site, or the https:// address of a host that hands out MEDIA_ROOT.
MEDIA_URL = env.str("MEDIA_URL", "/media/", validate=validate.Regexp(r"(https://[^/\s]+)?/([^\s]*/)?$"))
MEDIA_ROOT = VAR / "media"
# Whether Django itself hands out uploads; elsewhere that is the work of the web server in front.
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # With DEBUG straight from the packages, so that an edit shows at once; else joined, hashed and compressed.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "cagp_site.core.static_storage.JoinedStaticFilesStorage"
    },
}
# Nobody else's pages use our fonts or scripts; WhiteNoise would open them to all.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- What a browser may do ------------------------------------------------------------------------
# The players that a page may embed: names of EMBED_ORIGINS. A page with one lets that player in, and no other; nothing
# is asked of it before a reader presses play.
EMBED_PROVIDERS: list[str] = env.list(
    "EMBED_PROVIDERS", list(EMBED_ORIGINS), validate=validate.ContainsOnly(EMBED_ORIGINS)
)
EMBED_PROVIDER_ORIGINS = [EMBED_ORIGINS[name] for name in EMBED_PROVIDERS or []]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": public_policy(MEDIA_URL or "")}
ADMIN_CONTENT_SECURITY_POLICY = {"DIRECTIVES": admin_policy(MEDIA_URL or "")}
PERMISSIONS_SWITCHED_OFF, PERMISSIONS_OF_PLAYERS = SWITCHED_OFF, PLAYER_POWERS
# As frame-ancestors: Wagtail's preview frames the page, which is the good reason that Django's check asks for.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
# Our own pages get the whole address (the inquiry form asks which page it was sent from), others the host alone;
# players of videos refuse to play without.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# No script needs them: Wagtail's takes its token from the page.
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# --- Maintenance (manage.py maintenance on) ---------------------------------------------------------
MAINTENANCE_FILE = VAR / "maintenance"
# What stays open: staff work, no inquiry or comment is turned away while it can be stored, and the notice shows a
# drawing.
MAINTENANCE_OPEN = ("/admin/", "/inquiry/", "/comments/", "/covers/", "/metrics")

# --- Mail -----------------------------------------------------------------------------------------
_mail = env.mail_server("EMAIL_URL", f"smtp://127.0.0.1:{MAILBOX_SMTP_PORT or 25}") or {}
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND")
EMAIL_HOST = _mail.get("EMAIL_HOST")
EMAIL_PORT = _mail.get("EMAIL_PORT")
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = _mail.get("EMAIL_TIMEOUT") or 5
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "CAGP <office@crossedarrows.example>")

# --- Celery ---------------------------------------------------------------------------------------
CELERY_PREFIX = env.str("CELERY_PREFIX", "cagp")
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "filesystem://localhost")
CELERY_BROKER_TRANSPORT_OPTIONS = broker_transport_options(CELERY_BROKER_URL or "", VAR / "broker", CELERY_PREFIX or "")
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# One try more: the default kept a commit waiting for 45 s on a broker that accepts and never answers.
CELERY_TASK_PUBLISH_RETRY_POLICY = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 45
CELERY_TASK_TIME_LIMIT = 50
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# How many deliveries one worker process makes side by side.
CELERY_WORKER_CONCURRENCY = env.int("WORKER_CONCURRENCY", 4)
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = f"{CELERY_PREFIX}.default"
CELERY_TASK_ROUTES = {"contact.tasks.drain": {"queue": f"{CELERY_PREFIX}.deliveries"}}
CELERY_TASK_QUEUES = queue_options(CELERY_BROKER_URL or "", CELERY_PREFIX or "")
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "publish-scheduled": {
        "task": "cagp_site.core.tasks.publish_scheduled",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "tell-moderators": {
        "task": "insights.tasks.tell_moderators",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "prune-search-misses": {
        "task": "cagp_site.core.tasks.prune_search_misses",
        "schedule": 86_400.0,
        "options": {"expires": 3600},
    },
    "watch-sweeper": {
        "task": "contact.tasks.watch_sweeper",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
}

# --- Wagtail --------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Crossed Arrows Global Partners"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# The demo's chart at 1344 px: 30 KB as AVIF, 42 KB as WebP, and its lines as clean as the original's.
WAGTAILIMAGES_AVIF_QUALITY = 50
WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILIMAGES_JPEG_QUALITY = 76

# --- Countries ------------------------------------------------------------------------------------
# Named again here, as django-countries names them, so that our catalogue can mend or bring up to date their Hebrew.
COUNTRIES_OVERRIDE = {
    "BG": _("Bulgaria"),
    "GE": _("Georgia"),
    "IQ": _("Iraq"),
    "MK": _("North Macedonia"),
    "SZ": _("Eswatini"),
    "GS": _("South Georgia and the South Sandwich Islands"),
    "SH": _("Saint Helena, Ascension and Tristan da Cunha"),
    "UM": _("United States Minor Outlying Islands"),
}

# --- Inquiries (the rest is in contact.py) --------------------------------------------------------
# Where the canary knocks.
CONTACT_CANARY_URL = env.str("CONTACT_CANARY_URL", SITE_URL).rstrip("/")
if CONTACT_CANARY_MINUTES:
    CELERY_BEAT_SCHEDULE["release-canary"] = {
        "task": "contact.tasks.release_canary",
        "schedule": CONTACT_CANARY_MINUTES * 60,
        "options": {"expires": 55},
    }

# --- Comments -------------------------------------------------------------------------------------
COMMENT_RATE_LIMIT = env.rate_limit("COMMENT_RATE_LIMIT", "10/h")

# --- Search ---------------------------------------------------------------------------------------
# Searches without a result that are kept of one sender; beyond, it is answered and nothing is kept.
SEARCH_MISS_RATE_LIMIT = env.rate_limit("SEARCH_MISS_RATE_LIMIT", "20/h")

# What a Prometheus scraper shows to read /metrics; without it there is no such page.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")

# --- Logging: what happened, never what a person typed ----------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django_tasks": {"level": "WARNING"},  # a line for every row that is indexed
    },
}
