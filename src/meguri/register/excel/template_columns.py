"""The columns of the template (記入表の列), in the order a person fills them: who, where, what is taken on, what shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from meguri.register.codes import Licence
from meguri.register.excel.target import Target
from meguri.register.site_fields import SITE
from meguri.register.value_type import CodeType
from meguri.vocabulary.text import Text

MARKS = ("○", "△", "×", "－")
_DAY = Text("例 2025-07-18、2025年7月、令和7年7月18日", "such as 2025-07-18 or 2025-07")
_LIST = Text("複数は「、」で区切る", "separate several with a comma")
_MARK = Text("○ 対応　△ 要相談　× 非対応　－ または空欄 不明", "○ yes, △ open to talks, × no, － or blank not known")


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """記入表の列."""

    target: Target
    group: Text
    label: Text
    help: Text
    choices: tuple[Text, ...] = ()  # offered in a drop-down
    width: int = 16  # characters


_WHO = Text("機関", "Organisation")
_WHERE = Text("拠点", "Site")
_TERMS = Text("受託の条件", "Terms")
_PROOF = Text("許可・実績", "Licences and record")
_ROW = Text("根拠", "Source of the row")


def _plain(group: Text, written: str, label: Text, help_: Text, width: int = 16) -> TemplateColumn:
    subject, _, name = written.partition(".")
    target = Target(subject, name)
    return TemplateColumn(target, group, label, help_, _choices(target), width)


def _choices(target: Target) -> tuple[Text, ...]:
    if target.subject == "row":
        return ()
    kind = target.known.type
    return tuple(member.text for member in kind.codes) if isinstance(kind, CodeType) and not target.known.many else ()


def _marked(name: str, skip: tuple[str, ...] = ()) -> list[TemplateColumn]:
    """One column of marks for each code of a field."""
    kind, group = SITE[name].type, SITE[name].label
    assert isinstance(kind, CodeType)
    marks = tuple(Text(mark, mark) for mark in MARKS)
    codes = [member for member in kind.codes if member.value not in skip]
    targets = [Target("site", name, code=member.value) for member in codes]
    return [
        TemplateColumn(target, Text(group.ja, group.en.capitalize()), target.label, _MARK, marks, 8)
        for target in targets
    ]


_DATED = (Licence.MANUFACTURING_GENERAL, Licence.SPECIFIC_CELL_PROCESSING)


def _licence_dates() -> list[TemplateColumn]:
    targets = [
        Target("site", name, unit=licence) for licence in _DATED for name in ("licence_granted", "licence_expires")
    ]
    return [TemplateColumn(target, _PROOF, target.label, _DAY) for target in targets]


_IDENTITY = (
    _plain(_WHO, "organisation.name_ja", Text("機関名", "Organisation"), Text("必須。正式名称", "required: legal name"), 28),
    _plain(_WHO, "organisation.name_en", Text("機関名（英語）", "Organisation in English"), Text("", ""), 24),
    _plain(
        _WHO,
        "organisation.corporate_number",
        Text("法人番号", "Corporate number"),
        Text("13桁。名寄せに使う", "13 digits; finds the same firm under another name"),
        18,
    ),
    _plain(_WHO, "organisation.contact_url", Text("連絡先（機関の URL）", "Contact of the organisation (URL)"),
           Text("個人名・電話・メールは書かない", "no names, telephones or e-mail of persons"), 24),
    _plain(_WHO, "organisation.parent", Text("親会社・株主", "Parent or shareholders"), _LIST, 20),
    _plain(_WHERE, "site.name_ja", Text("拠点名", "Site"), Text("1行に1拠点", "one site a row"), 28),
    _plain(_WHERE, "site.name_en", Text("拠点名（英語）", "Site in English"), Text("", ""), 24),
    _plain(_WHERE, "site.prefecture", Text("都道府県", "Prefecture"), Text("一覧から選ぶ", "choose from the list"), 12),
    _plain(_WHERE, "site.city", Text("所在地", "Address"), Text("市区町村まで", "down to the city"), 20),
    _plain(_WHERE, "site.site_status", Text("稼働状況", "Site status"), Text("一覧から選ぶ", "choose from the list"), 14),
    _plain(_WHERE, "site.opened", Text("開設日", "Opened"), _DAY, 12),
    _plain(_WHERE, "site.area_gross_m2", Text("延床面積（㎡）", "Gross floor area (m2)"), Text("数", "a number"), 12),
    _plain(_WHERE, "site.area_clean_m2", Text("清浄区域の面積（㎡）", "Clean-room area (m2)"), Text("数", "a number"), 12),
    _plain(_WHERE, "site.staff", Text("人員（人）", "Staff (people)"), Text("整数", "a whole number"), 10),
    _plain(_WHERE, "site.contract_work", Text("受託の有無", "Takes contract work"),
           Text("他社製品の製造を受託しているか。△ は要相談", "for other companies' products; △ open to talks"), 16),
)  # fmt: skip

_CONDITIONS = (
    _plain(_TERMS, "site.scale_l", Text("培養規模（L）", "Culture scale (L)"), Text("最大の培養槽", "largest vessel"), 12),
    _plain(_TERMS, "site.capacity", Text("能力", "Capacity"), Text("数と単位（例 年間50バッチ）", "number and unit, such as 50 batches a year"), 18),
    _plain(_TERMS, "site.equipment", Text("設備", "Equipment"), Text("公表済みの事実", "published facts"), 24),
    _plain(_TERMS, "site.expansion", Text("増設計画", "Expansion plan"), Text("公表済みの事実", "published facts"), 20),
    _plain(_TERMS, "site.parallel_projects", Text("並行案件数", "Parallel projects"), Text("整数", "a whole number"), 10),
    _plain(_TERMS, "site.slot", Text("最短の受入可能時期", "Earliest slot"), _DAY, 14),
    _plain(_TERMS, "site.bsl", Text("BSL", "BSL"), Text("1〜4", "1 to 4"), 8),
    _plain(_TERMS, "site.containment", Text("封じ込め", "Containment"), Text("P1〜P3", "P1 to P3"), 10),
    _plain(_TERMS, "site.file_region", Text("申請支援の地域", "Filing support for"),
           Text("国コード（例 JP、US）。" + _LIST.ja, "country codes; " + _LIST.en), 14),
    _plain(_TERMS, "site.language", Text("対応言語", "Languages"), _LIST, 14),
    _plain(_TERMS, "site.overseas_clients", Text("海外顧客の受託", "Clients from abroad"), _MARK, 14),
    _plain(_TERMS, "site.price", Text("概算費用の幅", "Range of cost"), Text("公開してよい範囲で", "only what may be public"), 18),
    _plain(_TERMS, "site.contract_terms", Text("契約条件", "Contract terms"), Text("公開してよい範囲で", "only what may be public"), 18),
)  # fmt: skip

_RECORD = (
    _plain(_PROOF, "site.customer", Text("公表された顧客", "Named customers"), _LIST, 20),
    _plain(_PROOF, "site.track_record", Text("実績", "Track record"), Text("公表済みの事実", "published facts"), 24),
    _plain(
        _PROOF,
        "site.support_received",
        Text("受けた支援", "Support received"),
        Text("公表済みの事実", "published facts"),
        20,
    ),
)

_ABOUT_THE_ROW = (
    _plain(_ROW, "row.source", Text("根拠（URL・資料名）", "Source (address or document)"), Text("", ""), 28),
    _plain(_ROW, "row.source_date", Text("根拠の日付", "Date of the source"), _DAY, 14),
    _plain(_ROW, "row.note", Text("備考", "Notes"), Text("", ""), 24),
)

_MATRIX = ("product_class", "source", "cell_type", "vector", "step", "service", "test", "platform", "material", "route")
_PROVED = ("licence", "inspection")

COLUMNS: tuple[TemplateColumn, ...] = (
    *_IDENTITY,
    *chain.from_iterable(_marked(name) for name in _MATRIX),
    *_CONDITIONS,
    *chain.from_iterable(_marked(name, ("claimed",)) for name in _PROVED),
    *_licence_dates(),
    *_RECORD,
    *_ABOUT_THE_ROW,
)


def on_paper_only(shown: Iterable[str]) -> tuple[Text, ...]:
    """Of the fields so named, those that the list has no column for: they are answered on the confirmation sheet."""
    taken = {column.target.field for column in COLUMNS}
    return tuple(SITE[name].label for name in shown if name not in taken)
