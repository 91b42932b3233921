"""Django settings, from the environment.

ENTENTE_REGISTER   folder of the register (SQLite inside it)
DATABASE_URL       postgresql://user:password@host:port/name instead of SQLite
ENTENTE_SECRET_KEY, ENTENTE_HOSTS, ENTENTE_PUBLIC   for a site others can reach
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

REGISTER = Path(os.environ.get("ENTENTE_REGISTER", "register"))


def _database() -> dict[str, object]:
    url = os.environ.get("DATABASE_URL")
    if not url:
        options = {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": REGISTER / "register.sqlite3", "OPTIONS": options}
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


PUBLIC = os.environ.get("ENTENTE_PUBLIC") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("ENTENTE_SECRET_KEY") or secrets.token_hex(32)
ALLOWED_HOSTS = os.environ.get("ENTENTE_HOSTS", "localhost 127.0.0.1 [::1]").split()
INSTALLED_APPS = ["entente.register", "entente.web"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "entente.web.security.ContentSecurityPolicy",
]
ROOT_URLCONF = "entente.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
APPEND_SLASH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGGING_CONFIG = None
