"""Matching events (マッチングイベント), for staff: a file in, the plan, a cancellation, files out. Nothing is kept."""

from django.urls import path

from meguri_portal.views.events.plan import cancel, example, file, plan

app_name = "events"
urlpatterns = [
    path("", plan, name="plan"),
    path("example/", example, name="example"),
    path("cancel/", cancel, name="cancel"),
    path("file/<slug:extension>/", file, name="file"),
]
