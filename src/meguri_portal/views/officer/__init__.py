"""The officer's page (政策シミュレーション、担当者用): behind the same door as the desk; nothing of it is kept on the way."""

from django.urls import path

from meguri_portal.views.officer.files import file
from meguri_portal.views.officer.page import progress, show

app_name = "officer"
urlpatterns = [
    path("", show, name="show"),
    path("progress/", progress, name="progress"),
    path("file/<slug:kind>/", file, name="file"),
]
