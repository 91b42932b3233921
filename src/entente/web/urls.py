"""Addresses of the pages."""

from django.urls import path

from entente.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("places/<path:id_>", views.place, name="place"),
    path("facts/<path:id_>", views.fact, name="fact"),
    path("sources/<path:doc>", views.source, name="source"),
    path("search", views.search, name="search"),
    path("style.css", views.static, {"name": "style.css"}, name="style"),
    path("icon.svg", views.static, {"name": "icon.svg"}, name="icon"),
]
