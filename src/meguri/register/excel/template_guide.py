"""How to fill the sheet in (記入のしかた): the explanation sheet of the template."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from meguri.register.excel.template_columns import COLUMNS
from meguri.vocabulary.text import Lang, Text

AUTHOR = "Meguri"
_LINES = (
    Text("製造受託拠点の記入表", "Sheet for contract manufacturing sites"),
    Text(
        "1行に1拠点を書きます。分かるところだけで構いません。空欄は「不明」であり、「なし」とは扱いません。",
        "One site a row. Fill in what you know: a blank means not known, never no.",
    ),
    Text(
        "○ 対応　△ 要相談　× 非対応　－ または空欄 不明。○（AAVのみ）のように補足を添えられます。",
        "○ yes, △ open to talks, × no, － or blank not known. A remark may follow: ○ (AAV only).",
    ),
    Text(
        "値を取り下げることは、この表ではできません。空欄にしても登録簿の値は残ります。確認用紙の「古い・撤回」に印を付けてください。",
        "This list cannot take a value out: a blank leaves the value of the register as it is. Mark it “out of date” on the "
        "confirmation sheet.",
    ),
    Text(
        "列のない項目（面積の内訳、許可した当局、旧名称など）は、確認用紙に書いてください。どの項目かは「訂正・回答の方法」の頁にあります。",
        "What has no column here (kinds of area, licensing authority, former names and so on) goes onto the confirmation "
        "sheet; the page “How to correct or reply” lists it.",
    ),
    Text(
        "列の並べ替え・削除・追加は自由です。見出しを書き換えた列は「列の対応」で指定できます。",
        "Columns may be moved, removed and added. A heading of your own can be named in a mapping file.",
    ),
    Text(
        "日付は 2025-07-18、2025年7月、令和7年7月18日 のいずれでも読み取ります。",
        "Dates may be written 2025-07-18, 2025-07 or in Japanese eras.",
    ),
    Text(
        "公開してよいことだけを書いてください。個人の氏名・電話・メールは書かないでください。",
        "Write only what may be public; no names, telephones or e-mail addresses of persons.",
    ),
    Text(
        "登録前に差分をお見せします。公開資料と食い違う値は消さずに併記し、出典を示します。",
        "What would change is shown before anything is kept. A value that differs from a public source stands beside it, "
        "each with its source.",
    ),
    Text(
        "読み取れなかったセルには色とコメントを付け、同じブックをお返しします。ほかの行はそのまま取り込めます。",
        "Cells that could not be read come back coloured and commented in the same workbook; all other rows pass.",
    ),
    Text(
        "めぐりは非公式の試算です。応募は e-Rad・jGrants 等の正規窓口、交付額は交付決定と額の確定によります。",
        "Meguri is an unofficial estimate.",
    ),
)
_EXAMPLE = Text("例（架空）", "Example (fictional)")
_EXAMPLES = {
    "organisation.name_ja": "架空セル製造株式会社",
    "organisation.name_en": "Fictional Cell Works Inc.",
    "site.name_ja": "架空第一工場",
    "site.prefecture": "千葉県",
    "site.city": "架空市",
    "site.contract_work": "受託あり",
    "site.product_class.cell": "○",
    "site.vector.aav": "○（研究用のみ）",
    "site.step.expand": "○",
    "site.step.ship": "△",
    "site.slot": "令和9年4月",
    "site.bsl": "2",
    "site.language": "日本語、英語",
    "row.source": "https://example.com/",
    "row.source_date": "2026-11-01",
}


def write_guide(sheet: Worksheet, lang: Lang | str) -> None:
    """Lines, then every column with its meaning and an example."""
    other = Lang.EN if lang == Lang.JA else Lang.JA
    row = 0
    for line in _LINES:
        for shown in (lang, other):
            row += 1
            cell = sheet.cell(row, 1, line.in_(shown))
            cell.font = Font(bold=row == 1, size=14 if row == 1 else 10, color="000000" if shown == lang else "595959")
    row += 2
    heads = (Text("列", "Column"), Text("意味", "Meaning"), Text("書き方", "How to write"), _EXAMPLE)
    for number, text in enumerate(heads, start=1):
        sheet.cell(row, number, f"{text.in_(lang)} / {text.in_(other)}").font = Font(bold=True)
    for column in COLUMNS:
        row += 1
        why = column.target.known.why if column.target.subject != "row" else Text("", "")
        said = (
            f"{column.label.in_(lang)}\n{column.label.in_(other)}",
            why.in_(lang),
            column.help.in_(lang),
            _EXAMPLES.get(str(column.target), ""),
        )
        for number, words in enumerate(said, start=1):
            sheet.cell(row, number, words).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCD", (44, 30, 44, 28), strict=True):
        sheet.column_dimensions[letter].width = width
