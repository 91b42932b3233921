"""Pages over the register, as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Reads only; writes nothing."""

    name = "entente.web"
    label = "web"
