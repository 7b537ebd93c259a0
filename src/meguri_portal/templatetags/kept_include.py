"""Parts that stand on every page (どの頁にもある部分): drawn once for each combination of what they depend on."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()
KEPT = 512  # combinations


class KeptInclude(template.Node):
    """A component, from its name and the variables that it reads."""

    def __init__(self, name: str, variables: dict[str, FilterExpression]) -> None:
        self.name, self.variables = name, variables

    def render(self, context: template.Context) -> SafeString:
        values = {name: value.resolve(context, ignore_failures=True) for name, value in self.variables.items()}
        return _drawn(self.name, tuple(values.items()))


@lru_cache(maxsize=KEPT)
def _drawn(name: str, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(name, dict(values))


@register.tag
def include_kept(parser: Parser, token: Token) -> KeptInclude:
    """`{% include_kept "components/footer.html" lang links %}`: all that the component reads, and nothing that is long."""
    _, name, *variables = token.split_contents()
    return KeptInclude(name.strip("\"'"), {each: parser.compile_filter(each) for each in variables})
