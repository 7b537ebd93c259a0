"""Words of selections (選定の言葉)."""

from django import template

from meguri.documents.portfolio import points

register = template.Library()
register.filter("score", points)
