"""Private links: stored only when asked, opened by the token alone, gone on the day or on request."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from meguri_portal.clock import now
from meguri_portal.models.links import PrivateLink
from meguri_portal.services import links

pytestmark = pytest.mark.django_db
DRAFT = json.dumps({"schema": "meguri/seed/1", "name": {"ja": "秘密のシーズ", "en": "secret seed"}, "stage": "nonclin"})
LANGUAGES = ["", "/en"]


@pytest.fixture(autouse=True)
def _fresh_count() -> None:
    cache.clear()


def made(client: Client, prefix: str = "", **fields: Any) -> str:
    """The path of a link just made."""
    page = client.post(f"{prefix}/links/make/", {"profile": DRAFT, "days": "7", **fields})
    assert page.status_code == 200
    found = re.search(r'value="http://testserver([^"]+)"', page.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_before_storing_the_page_says_what_and_until_when_and_stores_nothing(client: Client, prefix: str) -> None:
    page = client.post(f"{prefix}/links/", {"profile": DRAFT, "weights": "default"})
    assert page.status_code == 200
    assert not PrivateLink.objects.exists()
    assert all(f'value="{days}"' in page.content.decode() for days in links.DAYS)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_link_shows_the_answer_it_was_made_of(client: Client, prefix: str) -> None:
    address = made(client, prefix, options="as_of=2026-12-01&top=10&weights=default")
    page = client.get(address)
    text = page.content.decode()
    assert page.status_code == 200
    assert ("秘密のシーズ" if not prefix else "secret seed") in text
    assert 'value="2026-12-01"' in text


def test_the_answer_behind_a_link_is_neither_indexed_nor_cached_nor_told_to_other_sites(client: Client) -> None:
    page = client.get(made(client))
    assert "noindex" in page["X-Robots-Tag"]
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "same-origin"


def test_the_token_is_kept_nowhere(client: Client) -> None:
    token = made(client).split("/")[-2]
    link = PrivateLink.objects.get()
    assert len(token) >= 22
    assert token not in json.dumps([link.token_hash, link.draft, link.options, str(link)])


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_link_is_deleted_on_request_from_its_own_page(client: Client, prefix: str) -> None:
    address = made(client, prefix)
    assert f'action="{address}delete/"' in client.get(address).content.decode()
    assert client.post(f"{address}delete/").status_code == 200
    assert not PrivateLink.objects.exists()
    assert client.get(address).status_code == 404


def test_an_expired_link_is_gone_and_the_command_deletes_it(client: Client) -> None:
    address = made(client)
    PrivateLink.objects.update(expires_at=now() - timedelta(seconds=1))
    assert client.get(address).status_code == 404
    call_command("delete_expired_links", verbosity=0)
    assert not PrivateLink.objects.exists()


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("days", ["", "8", "7000", "x", "７"])
def test_only_the_offered_days_are_taken(client: Client, days: str, prefix: str) -> None:
    page = client.post(f"{prefix}/links/make/", {"profile": DRAFT, "days": days})
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()
    assert not PrivateLink.objects.exists()


def test_a_draft_that_makes_no_sense_is_not_stored(client: Client) -> None:
    assert client.post("/links/make/", {"profile": "nonsense", "days": "7"}).status_code == 422
    assert not PrivateLink.objects.exists()


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_one_visitor_makes_only_so_many_an_hour(client: Client, prefix: str) -> None:
    for _ in range(links.PER_VISITOR):
        made(client)
    page = client.post(f"{prefix}/links/make/", {"profile": DRAFT, "days": "7"})
    assert page.status_code == 429
    assert PrivateLink.objects.count() == links.PER_VISITOR


@pytest.mark.parametrize("token", ["x", "a" * 500, "..", "%00", "日本"])
def test_a_token_that_never_was_leads_nowhere(client: Client, token: str) -> None:
    assert client.get(f"/links/{token}/").status_code == 404


@pytest.mark.parametrize("options", ["\x00=\x00", "a" * 19_000, "%00=%ff&=&&&", "top=x&as_of=never&site=%00"])
def test_options_that_make_no_sense_are_kept_out_of_harm(client: Client, options: str) -> None:
    assert client.get(made(client, options=options)).status_code == 200
    assert "\x00" not in PrivateLink.objects.get().options


def test_what_a_link_kept_of_the_form_cannot_name_another_profile(client: Client) -> None:
    page = client.get(made(client, options="profile=%7B%7D&days=90&top=10"))
    assert "秘密のシーズ" in page.content.decode()


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_address_alone_leads_back_to_the_answer(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/links/")
    assert page.status_code == 302
    assert page["Location"] == f"{prefix}/answer/"


def test_the_page_before_storing_carries_the_draft_into_the_other_language(client: Client) -> None:
    text = client.post("/links/make/", {"profile": DRAFT, "options": "as_of=2026-12-01", "days": "0"}).content.decode()
    assert 'form="link-form" formaction="/en/links/"' in text
    assert 'name="options" value="as_of=2026-12-01"' in text


def test_the_page_that_shows_a_link_once_has_no_way_to_another_language(client: Client) -> None:
    text = client.post("/links/make/", {"profile": DRAFT, "days": "7"}).content.decode()
    assert "このリンクは一度だけ表示します" in text
    assert "site-header__language" not in text
