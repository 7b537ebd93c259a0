"""The first screen, in both languages."""

import pytest
from django.test import Client


@pytest.mark.parametrize(("address", "lang"), [("/", "ja"), ("/en/", "en")])
def test_the_first_screen_opens_in_both_languages_without_an_account(client: Client, address: str, lang: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert f'<html lang="{lang}">' in page.content.decode()
    assert "UNKNOWN-TEMPLATE-VARIABLE" not in page.content.decode()


@pytest.mark.parametrize("address", ["/nothing-here/", "/en/nothing-here/"])
def test_an_address_that_is_not_there_says_so_and_leads_back(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
