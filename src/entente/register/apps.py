"""The register as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Tables of documents, claims, what follows from them, and the journal of judgements."""

    name = "entente.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
