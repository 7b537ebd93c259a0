"""Words that explain a question where it is asked (用語の一言): one line each, for those who meet the word for the first time."""

from meguri.vocabulary.text import Text
from meguri.vocabulary.work import CostItem

_WHICH_COMPANY = Text(
    "日本で応募する会社についてお答えください（海外の親会社の日本法人なら、その日本法人）。",
    "Answer for the company that would apply in Japan: of a group from abroad, its Japanese company.",
)
HINTS = {
    "applicant.listed": _WHICH_COMPANY,
    "applicant.foreign_parent": _WHICH_COMPANY,
    "finance.cash": _WHICH_COMPANY,
    "product.class": Text(
        "CAR-Tなど遺伝子を改変した細胞は「ex vivo遺伝子治療」です。",
        "Gene-modified cells such as CAR-T are “ex vivo gene therapy”.",
    ),
    "stage": Text(
        "「第2相」と「探索的臨床試験」は、治験の計画書に書いた呼び方のほうを選びます。",
        "Phase 2 or exploratory trial: choose the one that the trial's protocol says.",
    ),
    "needs.route": Text(
        "治験は薬機法の承認を目指す試験、臨床研究は再生医療等安全性確保法（安確法）の手続で医療機関が行うものです。",
        "A clinical trial leads to approval under the PMD Act; clinical research is done by a hospital under the Act on the Safety of Regenerative Medicine (“Safety Act”).",
    ),
    "needs.biosafety.cartagena": Text(
        "遺伝子組換え生物等の使い方の区分です。第一種は外への拡散を防ぐ措置をとらずに使うとき（患者への投与など）、第二種は拡散を防ぐ措置をとって使うとき（工場での製造など）。ここでは製造についてお答えください。",
        "How living modified organisms are used under the Cartagena Act: type 1 without containment, as when given to a patient; type 2 with containment, as in a plant. Answer for the manufacture.",
    ),
    "needs.biosafety.bsl": Text(
        "扱う病原体等の危険度に応じた設備の段階です。1が最も低く、4が最も高い。",
        "The level of containment for the agents that are handled, 1 the lowest and 4 the highest.",
    ),
    "partners.vc.certified": Text(
        "認定VCは、創薬ベンチャーエコシステム強化事業でAMEDの認定を受けたベンチャーキャピタルです。名前は、案内の「採択と認定VC」にある一覧で確かめられます。",
        "A certified VC is a venture capital firm certified by AMED for the venture ecosystem programme. Names are listed under “Rounds and VCs” in the menu.",
    ),
    "overhead": Text(
        "管理部門や施設など、特定の計画だけに結び付かない費用が、直接経費に対して何割あるか。",
        "Costs of administration, premises and the like that belong to no single plan, as a share of direct cost.",
    ),
    "finance.burn": Text(
        "日本で応募する会社が、この計画の費用とは別に使う額です。賃料や管理部門など間接経費に当たる費用も含めます。年度全体の額（すでに払った月も含む）を書きます。空欄の年度は0円として計算するため、実際より資金に余裕があるように見えます。",
        "What the company that would apply in Japan spends beside the costs of this plan, overhead such as rent and administration included. Write the amount for the whole fiscal year, months already paid included. An empty year is counted as zero, so the cash will look better than it is.",
    ),
}
ITEMS = {
    CostItem.GOODS: Text("試薬・消耗品・試作品など", "reagents, consumables, prototypes"),
    CostItem.EQUIPMENT: Text("装置・備品", "apparatus"),
    CostItem.OUTSOURCING: Text("CDMO・CROなどに頼む作業の費用", "work done by a CDMO or CRO"),
    CostItem.SUBCONTRACT: Text("研究開発の一部を他機関に任せる費用", "a part of the R&D given to another institution"),
    CostItem.HONORARIA: Text("専門家への謝礼など", "fees of advisers"),
    CostItem.LEASE: Text("装置・施設の借料", "rent of apparatus or premises"),
}
USUAL = (CostItem.PERSONNEL, CostItem.GOODS, CostItem.EQUIPMENT, CostItem.OUTSOURCING)  # shown first on a narrow screen
