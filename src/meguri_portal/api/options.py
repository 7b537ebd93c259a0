"""The options of a query as the API describes them (選択肢の説明), in both languages. Left out or empty = the default."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Query
from pydantic import WithJsonSchema

from meguri.cli.schema import KINDS


def _option(ja: str, en: str, **schema: Any) -> WithJsonSchema:
    """How an option is described."""
    return WithJsonSchema({"type": "string", **schema, "description": en, "x-ja": ja})


_AS_OF = _option("基準日（既定は今日、日本時間）", "day of the answer (default: today in Japan)", format="date")
_PROGRAMME = _option("この支援事業だけ（カンマ区切り）", "only these programmes, separated by commas", maxLength=200)
_WEIGHTS = _option("重みの名称", "a published preset of weights", maxLength=200)
_TOP = _option("各区分で示す候補の数", "sites shown of each band", type="integer", minimum=1, maximum=100)
_CDMO = _option("この拠点を選んだとして計画する", "plan as if this site were chosen", maxLength=200)
_ADOPTED = _option("採択される事業 all | none | ID,ID", "programmes that are granted: all, none, or ids", maxLength=200)
_ASSUME = _option("締切後の公募が再び行われると仮定", "assume that closed calls are held again", enum=["true", "false"])
_DEFINITION = _option("数え方または市場統計の id", "a definition, or the id of a market series", maxLength=200)
_LANG = _option("名称の言語（既定 ja）", "language of the names (default ja)", enum=["ja", "en"])
_PROGRAMME_ID = _option("支援事業の id", "a programme", examples=["industrialisation/process-development"])
_ORGANISATION_ID = _option("組織の id", "an organisation of the register", examples=["takara-bio"])
_SITE_ID = _option("拠点の id", "a site of the register", examples=["nikon-cell-innovation/koto"])
_KIND = _option("記述書の種類", "a kind of profile", enum=[*KINDS])
_READING = _option("条件の解釈 ID または 事業=ID（繰返し可）", "a reading, or programme=reading; may be repeated")

AsOf = Annotated[str, _AS_OF]
Programme = Annotated[str, _PROGRAMME]
WeightsName = Annotated[str, _WEIGHTS]
Top = Annotated[str, _TOP]
Cdmo = Annotated[str, _CDMO]
Adopted = Annotated[str, _ADOPTED]
AssumeCalls = Annotated[str, _ASSUME]
Definition = Annotated[str, _DEFINITION]
Language = Annotated[str, _LANG]
Reading = Annotated[list[Annotated[str, _READING]], Query()]
ProgrammeId = Annotated[str, _PROGRAMME_ID]
OrganisationId = Annotated[str, _ORGANISATION_ID]
SiteId = Annotated[str, _SITE_ID]
Kind = Annotated[str, _KIND]
