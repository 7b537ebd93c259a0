"""Workbooks in and out: the template, foreign headings, one bad cell, differences, the marked workbook."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from excel_books import ORIGIN, book, fictional, first, opened, saved
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from register_packs import shipped, written

from meguri.profiles.claim import Claim, Standing, Use
from meguri.register.check import check
from meguri.register.excel import importing, marking, pack_file, template
from meguri.register.excel.difference import Change, Differences, Origin
from meguri.register.excel.mapping import ColumnMapping, mapping_of, mapping_text
from meguri.register.excel.template_columns import COLUMNS
from meguri.register.excel.workbook_reading import RESULT_SHEET, read
from meguri.register.loader import load_from
from meguri.register.register import Register
from meguri.register.value_type import CodeType
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import read_text


@pytest.fixture
def small(tmp_path: Path) -> Register:
    """A register of one fictional organisation with one site."""
    site = {"kind": "site", "id": "fictional-maker/chiba"}
    lines = [
        {"field": "corporate_number", "value": "7123456789012"},
        {**site, "value": "千葉工場"},
        {**site, "field": "prefecture", "value": "12"},
        {**site, "field": "step", "value": "fill"},
        {**site, "field": "vector", "value": "lv"},
        {**site, "field": "bsl", "value": "1"},
        {**site, "field": "opened", "value": "2020-04"},
    ]
    return load_from(written(tmp_path, *lines))


def _differences(register: Register, data: bytes, mapping: ColumnMapping | None = None) -> Differences:
    return importing.differences(register, read(data, mapping), ORIGIN, mapping)


def _claims(found: Differences) -> set[tuple[str, str, str]]:
    return {(one.claim.field, one.claim.value, one.claim.unit) for one in found.all}


def _one(claims: Iterable[Claim], field: str) -> Claim:
    (found,) = [claim for claim in claims if claim.field == field]
    return found


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_template_reads_its_own_headings(lang: str) -> None:
    stream = BytesIO()
    template.write(stream, lang)
    made = opened(stream.getvalue())
    made[template.SHEET].cell(template.FIRST_ROW, 1, "架空製造株式会社")
    reading = read(saved(made))
    assert [column.target for column in reading.columns] == [column.target for column in COLUMNS]
    assert reading.unknown_columns == ()
    assert [row.number for row in reading.rows] == [template.FIRST_ROW]


def test_what_is_filled_into_the_template_is_what_is_imported() -> None:
    stream = BytesIO()
    template.write(stream)
    made = opened(stream.getvalue())
    for number, column in enumerate(COLUMNS, start=1):
        cell = made[template.SHEET].cell(template.FIRST_ROW, number)
        if column.target.code:
            cell.value = ("○", "△", "×", "－")[number % 4]
        elif column.choices:
            cell.value = column.choices[0].ja
    said = {"A": "架空製造株式会社", "B": "Fictional Works Inc.", "C": "7123456789012", "F": "第一工場"}
    for letter, words in said.items():
        made[template.SHEET][f"{letter}{template.FIRST_ROW}"] = words
    reading = read(saved(made))
    assert reading.faults == ()
    found = _claims(importing.differences(shipped(), reading, ORIGIN))
    for number, column in enumerate(COLUMNS, start=1):
        target = column.target
        if target.code:
            answer = ("", "consult", "no", None)[number % 4]
            units = {unit for field, value, unit in found if (field, value) == (target.field, target.code)}
            assert units == (set() if answer is None else {answer}), str(target)
        elif column.choices and isinstance(target.known.type, CodeType):
            assert any(field == target.field for field, _, _ in found), str(target)
    assert ("corporate_number", "7123456789012", "") in found
    assert ("name_ja", "第一工場", "") in found


def test_a_workbook_with_headings_of_its_own_is_taken_as_it_is() -> None:
    heads = [
        "No.",
        "企業名 / Company",
        "製造施設",
        "住所",
        "細胞加工の受託",
        "モダリティ",
        "製造工程",
        "充填",
        "社内メモ",
    ]
    rows = [[1, "架空細胞㈱", "本社工場", "大阪府茨木市", "○", "CAR-T・遺伝子治療", "培養", "△", "秘"]]
    data = book([[], ["再生医療の受託企業"], heads, *rows], heads=["2026年 架空協会調査"])
    reading = read(data)
    unknown = [column.heading for column in reading.unknown_columns]
    assert unknown == ["No.", "細胞加工の受託", "社内メモ"]
    mapping = mapping_of(
        read_text("schema: meguri/excel-mapping/1\ncolumns: {細胞加工の受託: site.contract_work, 社内メモ: ignore}")
    )
    mapped = read(data, mapping)
    assert [column.heading for column in mapped.unknown_columns] == ["No."]
    (row,) = mapped.rows
    assert row.word("site", "contract_work") == "yes"
    assert row.word("site", "city") == "大阪府茨木市"


def test_the_columns_as_read_can_be_saved_edited_and_used_again() -> None:
    data = book([["架空細胞", "第一", "○", "秘"]], heads=["企業名", "製造施設\n(主)", "うけおい: 可否", "社内メモ"])
    text = mapping_text(read(data).columns)
    assert "ignore  # 行き先不明" in text
    edited = text.replace('"うけおい: 可否": ignore', '"うけおい: 可否": site.contract_work')
    reading = read(data, mapping_of(read_text(edited)))
    assert reading.rows[0].word("site", "contract_work") == "yes"
    assert reading.unknown_columns == ()


def test_groups_above_the_headings_tell_equal_headings_apart() -> None:
    data = book(
        [["会社名", "施設名", "その他", "その他"], ["架空", "第一", "○", "×"]], heads=["", "", "製品区分", "製造方式"]
    )
    (row,) = read(data).rows
    assert (row.word("site", "product_class"), row.word("site", "platform")) == ("other", "other")


def test_a_merged_name_holds_for_all_its_rows() -> None:
    made = opened(book([fictional(1), fictional(1, 会社名="", 施設名="第二工場")]))
    first(made).merge_cells("A2:A3")
    assert [row.word("organisation", "name_ja") for row in read(saved(made)).rows] == ["架空製造01株式会社"] * 2


def test_one_bad_cell_stops_no_other_row() -> None:
    rows = [fictional(number) for number in range(26)]
    rows[12] = fictional(12, BSL="たぶん２")
    data = book(rows)
    reading = read(data)
    assert [fault.path for fault in reading.faults] == ["一覧!G14"]
    found = importing.differences(shipped(), reading, ORIGIN)
    assert len(found.parties) == 26
    assert sum(one.claim.field == "bsl" for one in found.all) == 25
    sheet = first(opened(marking.marked(data, reading.faults, reading.remarks)))
    coloured = [cell.coordinate for row in sheet for cell in row if cell.fill.start_color.rgb == marking.FAULTY]
    assert coloured == ["G14"]
    comment = sheet["G14"].comment
    assert comment is not None
    assert "BSL2" in comment.text
    assert "Expected" in comment.text


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    reading = read(book([fictional(number) for number in range(5)]))
    found = importing.differences(shipped(), reading, ORIGIN)
    assert len(importing.apply(found)) == len(found.all) > 0
    pack_file.write(found, tmp_path)
    register = load_from(tmp_path)
    assert check(register) == ()
    assert importing.differences(register, reading, ORIGIN).empty
    last = found.all[-1].claim
    claim = _one(register.sites[last.subject].claims, last.field)
    assert (claim.citation.source, claim.citation.place) == ("架空調査.xlsx", "一覧!G6")
    assert claim.citation.status == Status.ASSOCIATION_SURVEY


def test_a_value_that_differs_stands_beside_the_other_as_disputed(small: Register, tmp_path: Path) -> None:
    data = book([fictional(0, 会社名="架空製造", 施設名="千葉工場", 対応工程="×充填、凍結保存")])
    found = _differences(small, data)
    differs = {one.claim.field: one for one in found.all if one.change == Change.DIFFERS}
    assert set(differs) == {"bsl", "step"}
    assert [claim.value for claim in differs["bsl"].beside] == ["1"]
    assert differs["bsl"].claim.standing == Standing.DISPUTED
    pack_file.write(found, tmp_path)
    values = {claim.value for claim in load_from(tmp_path).sites["fictional-maker/chiba"].standing("bsl")}
    assert values == {"1", "2"}


def test_what_the_workbook_does_not_repeat_is_kept(small: Register) -> None:
    found = _differences(small, book([fictional(0, 会社名="架空製造", 施設名="千葉工場")]))
    kept = {(claim.field, claim.value) for claim in found.parties[0].kept}
    assert kept == {("corporate_number", "7123456789012"), ("vector", "lv")}


def test_an_organisation_is_found_by_its_corporate_number(small: Register) -> None:
    row = fictional(0, 会社名="新社名ホールディングス", 施設名="千葉工場", 法人番号="７１２３４５６７８９０１２")
    (party,) = _differences(small, book([row])).parties
    assert (party.id, party.new) == ("fictional-maker", False)
    assert ("alias", "新社名ホールディングス") in {(one.claim.field, one.claim.value) for one in party.differences}


def test_a_name_that_only_resembles_is_shown_with_candidates_and_not_written(small: Register) -> None:
    data = book([fictional(0, 会社名="架空製造所")])
    found = _differences(small, data)
    assert found.empty
    (unsure,) = found.unsure
    assert [candidate.id for candidate in unsure.match.candidates] == ["fictional-maker"]
    assert found.faults[0].path == "一覧!A2"
    decided = mapping_of(read_text("schema: meguri/excel-mapping/1\norganisations: {架空製造所: new}"))
    assert _differences(small, data, decided).parties[0].new


def test_a_site_in_the_same_prefecture_is_a_candidate(small: Register) -> None:
    data = book([fictional(0, 会社名="架空製造", 施設名="柏センター")])
    (unsure,) = _differences(small, data).unsure
    assert [candidate.id for candidate in unsure.match.candidates] == ["fictional-maker/chiba"]
    text = "schema: meguri/excel-mapping/1\nsites: {架空製造/柏センター: fictional-maker/chiba}"
    assert _differences(small, data, mapping_of(read_text(text))).unsure == ()


def test_what_a_maker_of_own_products_can_do_is_context(small: Register) -> None:
    found = _differences(small, book([fictional(7, 会社名="別の架空会社", 受託可否="×")]))
    assert {one.claim.use for one in found.all if one.claim.field in ("step", "vector", "bsl")} == {Use.CONTEXT}


def test_a_source_dated_after_the_reading_is_a_fault(small: Register) -> None:
    data = book([["架空二号", "第一", "○", "2031-01-01"]], heads=["会社名", "施設名", "受託", "更新日"])
    assert [fault.code for fault in _differences(small, data).faults] == ["future-date"]


def test_only_a_declaration_or_a_survey_may_come_from_a_workbook(small: Register) -> None:
    with pytest.raises(InputFaults):
        importing.differences(small, read(book([fictional(1)])), Origin(Status.PRIMARY, "x", date(2026, 1, 1)))


def test_everything_else_in_the_workbook_stays_as_it_was() -> None:
    made = opened(book([fictional(1, BSL="?!")]))
    sheet = first(made)
    sheet["A1"].font, sheet["A1"].fill = Font(bold=True), PatternFill("solid", start_color="FF00FF00")
    sheet.column_dimensions["B"].width = 42
    sheet["G2"].comment = Comment("担当に確認", "架空太郎")
    sheet.add_data_validation(DataValidation(type="list", formula1='"○,×"', sqref="D2:D9"))
    made.create_sheet("別のシート")["C3"] = "=1+1"
    data = saved(made)
    reading = read(data)
    back = opened(marking.marked(data, reading.faults))
    sheet = first(back)
    assert sheet["A1"].font.bold
    assert sheet["A1"].fill.start_color.rgb == "FF00FF00"
    assert sheet.column_dimensions["B"].width == 42
    assert sheet.data_validations.dataValidation[0].formula1 == '"○,×"'
    assert back["別のシート"]["C3"].value == "=1+1"
    comment = sheet["G2"].comment
    assert comment is not None
    assert comment.text.startswith("担当に確認")
    assert comment.author == "架空太郎"


def test_a_mended_cell_loses_its_mark() -> None:
    data = book([fictional(1, BSL="?!", 県="火星")])
    once = marking.marked(data, read(data).faults)
    mended = opened(once)
    first(mended)["G2"] = "2"
    data = saved(mended)
    back = opened(marking.marked(data, read(data).faults))
    assert first(back)["G2"].comment is None
    assert first(back)["C2"].comment is not None
    assert back.sheetnames.count(RESULT_SHEET) == 1


def test_what_a_cell_says_never_becomes_a_formula_in_the_list_of_faults() -> None:
    data = book([fictional(1, BSL="=HYPERLINK(1)")])
    made = opened(data)
    first(made)["G2"].data_type = "s"
    data = saved(made)
    back = opened(marking.marked(data, read(data).faults))
    assert all(cell.data_type != "f" for row in back[RESULT_SHEET] for cell in row)
