"""Wording of the parts of lists (一覧の各欄の言葉), and hints for what can be typed."""

from __future__ import annotations

import re

from meguri.profiles.identity import CorporateNumber, Country
from meguri.profiles.profile import QUESTIONS
from meguri.vocabulary.shape import Day, Shape, Share, Whole
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import CostItem

PARTS = {
    "partners.vc.name": Text("出資者の名称", "Name of the investor"),
    "partners.vc.certified": Text("認定VCですか", "Is it a certified VC?"),
    "partners.vc.lead": Text("リード投資家ですか", "Does it lead the round?"),
    "partners.vc.invests": Text("出資額（円）", "Investment (yen)"),
    "finance.other_income.on": Text("入金日", "Day it arrives"),
    "finance.other_income.amount": Text("金額（円）", "Amount (yen)"),
    "finance.other_income.public": Text("公的資金ですか", "Is it public money?"),
    "applicants.name": Text("会社名", "Company"),
    "applicants.kind": Text("種別", "Kind"),
    "applicants.corporate_number": Text("法人番号（13桁）", "Corporate number (13 digits)"),
    "applicants.size": Text("企業規模", "Size"),
    "applicants.listed": Text("上場していますか", "Is it listed?"),
    "applicants.base_in_japan": Text("国内に技術開発拠点がありますか", "Has it a technical development base in Japan?"),
    "applicants.foreign_parent": Text("海外法人の子会社ですか", "Is it a subsidiary of a foreign corporation?"),
    "partners.vc.tranches.on": Text("払込みの日", "Day of a tranche"),
    "partners.vc.tranches.amount": Text("払込額（円）", "Amount of a tranche (yen)"),
    "partners.vc.tranches": Text("払込みの日と額", "Tranches: day and amount"),
    "sites.site": Text("登録簿の拠点番号（あれば）", "Id in the register, if it has one"),
    "sites.name": Text("拠点の名称", "Name of the site"),
    "sites.country": Text("国", "Country"),
    "sites.prefecture": Text("都道府県", "Prefecture"),
}
ROW = {
    "partners.vc": Text("出資者", "Investor"),
    "finance.other_income": Text("収入", "Income"),
    "applicants": Text("会社", "Company"),
    "sites": Text("拠点", "Site"),
}
NONE_YET = {
    "partners.vc": Text("出資者はまだいない", "No investor yet"),
    "finance.other_income": Text("ほかの収入はない", "No other income"),
}
_MONEY = Text(
    "金額は円で書きます。8000万、1.5億 でもかまいません", "In yen; 80 million or 1.5 billion can be written too"
)
_BY_TYPE: dict[type[Shape], Text] = {
    Day: Text("例 2027-04-01、令和9年4月1日、2027年4月末", "For example 2027-04-01, 1 Apr 2027 or end of Apr 2027"),
    Share: Text("例 30%、3/10", "For example 30% or 3/10"),
    CorporateNumber: Text("13桁（先頭は検査用の数字）", "13 digits; the first is a check digit"),
    Country: Text("例 JP、日本", "For example JP or Japan"),
}


_WORK = re.compile(r"work\.([0-9]+)(?:\.|$)")
_WORK_PARTS = {
    "id": Text("呼び名", "Name"),
    "activity": Text("実施内容", "Activity"),
    "from": Text("開始日", "From"),
    "to": Text("終了日", "To"),
    **{item.value: item.text for item in CostItem},
}
_QUESTIONS = {q.path: q.text for questions in reversed(tuple(QUESTIONS.values())) for q in questions}


def hint_of(shape: Shape) -> Text:
    """What can be typed."""
    if isinstance(shape, Whole):
        return _MONEY if shape.unit.en else Text("整数", "A whole number")
    return _BY_TYPE.get(type(shape), Text("", ""))


def part_of(name: str) -> Text:
    """The wording of one part of a row: `q.partners.vc.0.name`; of what lies below a part, that of the part."""
    plain = ".".join(word for word in name.split(".")[1:] if not word.isdigit())
    return next((text for part, text in PARTS.items() if f"{plain}.".startswith(f"{part}.")), Text(plain, plain))


def row_of(path: str) -> Text | None:
    """Which row and which part of it: `partners.vc.0.name` → 出資者 1：出資者の名称; None where it is in no row."""
    listed = next((name for name in ROW if path.startswith(f"{name}.")), None)
    row = path.removeprefix(f"{listed}.").split(".")[0]
    if listed is None or not (row.isascii() and row.isdigit()):
        return None
    label, part = ROW[listed], part_of(f"q.{path}")
    return Text(f"{label.ja} {int(row) + 1}：{part.ja}", f"{label.en} {int(row) + 1}: {part.en}")


def place_text(path: str) -> Text:
    """The question a place of the profile belongs to, with row and part; empty where nobody asks it.

    `partners.vc[0].tranches` → 出資者 1：払込みの日と額; `work[1].costs.2027.goods` → 実施項目 2：物品費.
    """
    plain = path.replace("[", ".").replace("]", "")
    if match := _WORK.match(plain):
        row, part = int(match[1]) + 1, _WORK_PARTS.get(plain.rsplit(".", 1)[-1])
        return Text(f"実施項目 {row}：{part.ja}", f"Work package {row}: {part.en}") if part else _work(row)
    while plain:
        found = row_of(plain) if plain.rsplit(".", 1)[-1] not in ROW else None
        if found or (found := _QUESTIONS.get(plain)):
            return found
        plain = plain.rpartition(".")[0]
    return Text("", "")


def _work(row: int) -> Text:
    return Text(f"実施項目 {row}", f"Work package {row}")
