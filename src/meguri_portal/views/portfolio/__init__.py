"""A draft selection of applications (応募の選定), for staff. Nothing is kept."""

from django.urls import path

from meguri_portal.views.portfolio.selection import example, file, selection

app_name = "portfolio"
urlpatterns = [
    path("", selection, name="selection"),
    path("example/", example, name="example"),
    path("file/<slug:extension>/", file, name="file"),
]
