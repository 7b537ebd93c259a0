"""The answer (答え): `answer/` and what can be taken away from it."""

from django.urls import path

from meguri_portal.views.answer.files import file
from meguri_portal.views.answer.inquiry import inquiry, inquiry_pdf
from meguri_portal.views.answer.show import show

app_name = "answer"
urlpatterns = [
    path("", show, name="show"),
    path("inquiry/", inquiry, name="inquiry"),
    path("inquiry/pdf/", inquiry_pdf, name="inquiry-pdf"),
    path("file/<slug:extension>/", file, name="file"),
]
