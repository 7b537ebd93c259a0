"""The profile (記述書): the questions, work and costs, what was answered, and files up and down."""

from django.urls import path

from meguri_portal.views.profile.check import check
from meguri_portal.views.profile.example import example
from meguri_portal.views.profile.files import download_excel, download_yaml
from meguri_portal.views.profile.questions import ask, start, work
from meguri_portal.views.profile.standing import standing
from meguri_portal.views.profile.upload import upload

app_name = "profile"
urlpatterns = [
    path("", start, name="start"),
    path("questions/", ask, name="ask"),
    path("work/", work, name="work"),
    path("standing/", standing, name="standing"),
    path("check/", check, name="check"),
    path("upload/", upload, name="upload"),
    path("example/<slug:id_>/", example, name="example"),
    path("file/yaml/", download_yaml, name="download_yaml"),
    path("file/excel/", download_excel, name="download_excel"),
]
