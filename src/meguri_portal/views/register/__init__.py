"""The public register (登録簿): list, map, pages of organisations and sites, comparison, the confirmation sheet."""

from django.urls import path

from meguri_portal.views.register.compare import compare
from meguri_portal.views.register.listing import listing, tile_map
from meguri_portal.views.register.pages import organisation, site
from meguri_portal.views.register.reply import reply, sheet, template

app_name = "register"
urlpatterns = [
    path("", listing, name="list"),
    path("map/", tile_map, name="map"),
    path("compare/", compare, name="compare"),
    path("reply/", reply, name="reply"),
    path("template.xlsx", template, name="template"),
    path("sheet/<slug:organisation>/", sheet, name="sheet"),
    path("<slug:id_>/", organisation, name="organisation"),
    path("<slug:organisation_id>/<slug:slug>/", site, name="site"),
]
