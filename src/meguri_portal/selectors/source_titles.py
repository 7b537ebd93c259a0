"""Titles of sources that the packs cite by address alone (出典の題名), and what is held of a source that cannot be opened."""

from __future__ import annotations

from meguri.vocabulary.text import Text

_EDINET = "https://github.com/khironori/260809/blob/9dabe2cb32fe00d413e7f052b79fe29488243396/EdinetcodeDlInfo.csv"
TITLES = {
    _EDINET: Text(
        "金融庁「EDINETコードリスト」の写し（GitHub に置かれたもの）",
        "Copy of the EDINET code list of the Financial Services Agency (kept on GitHub)",
    ),
    "https://doi.org/10.1186/s13287-025-04343-0": Text(
        "再生医療等製品の一覧表（Springer、doi:10.1186/s13287-025-04343-0）",
        "Table of regenerative medical products (Springer, doi:10.1186/s13287-025-04343-0)",
    ),
    "http://54.178.159.16/?q=node%2F27077": Text(
        "転載先のIPアドレス 54.178.159.16（媒体名は未確認）",
        "Copy at the IP address 54.178.159.16 (publication not confirmed)",
    ),
}
CARRIED = Text("（会社の発表・発言を掲載）", " (company announcement or statement)")
_PUBLICATIONS = (  # what they carry in a company's own words counts as its own statement
    *(
        "pharmamanufacturing.com",
        "outsourcedpharma.com",
        "contractpharma.com",
        "news-medical.net",
        "bioprocessintl.com",
    ),
    *("chemanager-online.com", "pharmafocusasia.com", "biospace.com", "genengnews.com", "fiercepharma.com"),
    *("businesswire.com", "publicnow.com", "marketscreener.com", "wallstreet-online.de", "sambasci.com", "prtimes.jp"),
    *(
        "kyodonewsprwire.jp",
        "monoiu.net",
        "news.livedoor.com",
        "news.3rd-in.co.jp",
        "iyakutsushinsha.com",
        "zaikei.co.jp",
    ),
    *("bio.nikkeibp.co.jp", "kitaishihon.com", "jcd-expo.jp"),
)
HELD = {
    "経済産業省「生物化学産業課の取組」": Text(
        "経済産業省 生物化学産業課が担当事業を説明する資料。配布資料（文字のみ。図の値は読めない）。公開URLは確認できていない。"
        "資料に日付の記載はなく、令和7年度は予算案の段階、エコシステム事業は第6回の採択まで書かれている。",
        "A deck in which METI's Bio-Industry Division presents its programmes. Held as a handout in text only (values of its "
        "charts cannot be read); no public address has been confirmed. It is undated: FY2025 stands at the draft budget, and "
        "the ecosystem programme up to the selections of round 6.",
    ),
}


def is_publication(host: str) -> bool:
    """Whether a site belongs to the press or to a wire, not to the company that speaks in it."""
    return host in _PUBLICATIONS
