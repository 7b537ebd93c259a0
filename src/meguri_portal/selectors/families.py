"""Parts of the deck (資料の事業のまとまり) and what a programme, or such a part, is called."""

from __future__ import annotations

from meguri.vocabulary.text import Text
from meguri_portal.packs import rulebook

FAMILIES = {
    "cdmo-facility": Text("製造設備への補助（CDMO・製造企業）", "Manufacturing sites (CDMOs and makers)"),
    "regen-base": Text("再生・遺伝子治療の基盤技術開発", "Base technology, regenerative medicine and gene therapy"),
    "industrialisation": Text("産業化促進（創薬シーズの開発）", "Industrialisation (development of a seed)"),
    "next-generation": Text("次世代治療・診断の基盤技術開発", "Base technology, next-generation therapy"),
    "venture-ecosystem": Text("創薬ベンチャーエコシステム（基金）", "Drug-venture ecosystem (fund)"),
}


def programme_name(id_: str) -> Text:
    """The name of a programme or of a part of the deck; the id where neither is known."""
    programme = rulebook().programmes.get(id_)
    return programme.name if programme else FAMILIES.get(id_, Text(id_, id_))
