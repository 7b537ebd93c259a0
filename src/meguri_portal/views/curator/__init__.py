"""The curator's desk (登録簿の担当者): sign in, bring in a workbook, see what would change, apply it."""

from django.urls import path

from meguri_portal.views.curator.desk import desk
from meguri_portal.views.curator.sign_in import sign_in, sign_out
from meguri_portal.views.curator.workbook import act, marked, rows, workbook

app_name = "curator"
urlpatterns = [
    path("", desk, name="desk"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("workbooks/<int:pk>/", workbook, name="workbook"),
    path("workbooks/<int:pk>/act/", act, name="act"),
    path("workbooks/<int:pk>/marked.xlsx", marked, name="marked"),
    path("workbooks/<int:pk>/rows.tsv", rows, name="rows"),
]
