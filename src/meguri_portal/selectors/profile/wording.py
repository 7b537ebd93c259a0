"""Wording of the parts of lists (一覧の各欄の言葉), and hints for what can be typed."""

from meguri.profiles.identity import CorporateNumber, Country
from meguri.vocabulary.shape import Day, Shape, Share, Whole
from meguri.vocabulary.text import Text

PARTS = {
    "partners.vc.name": Text("出資者の名称", "Name of the investor"),
    "partners.vc.certified": Text("認定VCですか", "Is it a certified VC?"),
    "partners.vc.lead": Text("リード投資家ですか", "Does it lead the round?"),
    "partners.vc.invests": Text("出資額（円）", "Investment (yen)"),
    "partners.vc.tranches": Text("払込みの日と額", "Tranches: day and amount"),
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
_MONEY = Text("円。8000万、1.5億 とも書けます", "yen; 80 million or 1.5 billion can be written too")
_BY_TYPE: dict[type[Shape], Text] = {
    Day: Text("例 2027-04-01、令和9年4月1日", "for example 2027-04-01 or 1 Apr 2027"),
    Share: Text("例 30%、3/10", "for example 30% or 3/10"),
    CorporateNumber: Text("先頭の検査用数字を含む13桁", "13 digits, the first is a check digit"),
    Country: Text("例 JP、日本", "for example JP or Japan"),
}


def hint_of(shape: Shape) -> Text:
    """What can be typed."""
    if isinstance(shape, Whole):
        return _MONEY if shape.unit.en else Text("整数", "a whole number")
    return _BY_TYPE.get(type(shape), Text("", ""))


def part_of(name: str) -> Text:
    """The wording of one part of a row: `q.partners.vc.0.name`."""
    plain = ".".join(word for word in name.split(".")[1:] if not word.isdigit())
    return PARTS.get(plain, Text(plain, plain))


def row_of(path: str) -> Text | None:
    """Which row and which part of it: `partners.vc.0.name` → 出資者 1：出資者の名称; None where it is in no row."""
    listed = next((name for name in ROW if path.startswith(f"{name}.")), None)
    if listed is None:
        return None
    row, label = int(path.removeprefix(f"{listed}.").split(".")[0]) + 1, ROW[listed]
    part = part_of(f"q.{path}")
    return Text(f"{label.ja} {row}：{part.ja}", f"{label.en} {row}: {part.en}")
