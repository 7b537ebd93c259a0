"""Names of countries (国名) that the register writes as two letters (ISO 3166). Another code is shown as it is."""

from meguri.vocabulary.text import Text

COUNTRIES = {
    "JP": Text("日本", "Japan"),
    "US": Text("米国", "United States"),
    "CN": Text("中国", "China"),
    "TW": Text("台湾", "Taiwan"),
    "KR": Text("韓国", "South Korea"),
    "SG": Text("シンガポール", "Singapore"),
    "IN": Text("インド", "India"),
    "AU": Text("オーストラリア", "Australia"),
    "CA": Text("カナダ", "Canada"),
    "GB": Text("英国", "United Kingdom"),
    "IE": Text("アイルランド", "Ireland"),
    "FR": Text("フランス", "France"),
    "DE": Text("ドイツ", "Germany"),
    "CH": Text("スイス", "Switzerland"),
    "AT": Text("オーストリア", "Austria"),
    "IT": Text("イタリア", "Italy"),
    "ES": Text("スペイン", "Spain"),
    "NL": Text("オランダ", "Netherlands"),
    "BE": Text("ベルギー", "Belgium"),
    "DK": Text("デンマーク", "Denmark"),
    "SE": Text("スウェーデン", "Sweden"),
}
EU = {"EU": Text("EU", "the European Union")}
WITH_ARTICLE = ("US", "GB", "NL")


def country_text(code: str) -> Text:
    """The name of a country; a code that has none here is shown as it is."""
    return COUNTRIES.get(code) or EU.get(code) or Text(code, code)


def country_in_sentence(code: str) -> Text:
    """The same as it stands in a sentence: in the United States."""
    name = country_text(code)
    return Text(name.ja, f"the {name.en}") if code in WITH_ARTICLE else name
