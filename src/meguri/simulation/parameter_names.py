"""What a file of inputs has to hold (入力の一覧): the ids in the order of the columns of draws, and the levers it may not."""

PARAMETERS = (
    "starts_per_year",
    "starts_growth",
    "japan_share",
    "duration_scale",
    "preclinical_pass",
    "approval_multiplier",
    "japan_funding",
    "s7_funding_gain",
    "weight_experience",
    "weight_fit",
    "weight_home",
    "weight_price",
    "in_house",
    "visibility_before",
    "visibility_after",
    "learning_exponent",
    "forgetting",
    "capacity_response",
    "domestic_price",
    "start_experience",
    "start_capacity",
    "s1_slot_cost",
    "s1_additionality",
    "s1_lag",
    "s5_additionality",
    "revenue_scale",
    "switching",
    "market_size",
    "market_growth",
    "jpy_per_usd",
)
CONSTANTS = {  # id → how many values
    "first_year": 1,
    "last_year": 1,
    "preclinical_years": 1,
    "clinical_years": 4,
    "commercial_years": 1,
    "clinical_pass": 4,
    "product_class_share": 5,
    "product_class_approval": 5,
    "stage_load": 6,
    "stage_experience": 6,
    "stage_revenue": 6,
    "experience_unit": 1,
    "least_vacancy": 1,
    "crowded": 1,
    "start_utilisation": 1,
    "sites_not_listed": 1,
    "site_spread": 1,
    "price_spread": 1,
    "site_experience": 1,
    "japan_site_experience": 1,
    "japan_site_capacity": 1,
    "outsourced_share": 2,
    "revenue_per_plant": 2,
    "s7_ticket": 1,
    "s7_reach": 1,
    "products_on_market": 1,
    "market_year": 1,
    "world_seed": 1,
}
LEVER_DEFAULTS = ("s1.large_share", "list.audience", "list.from")
LEVERS = (
    "s5.rate",
    "s5.ceiling",
    "s5.number",
    "s5.years",
    "s1.budget",
    "s1.rate",
    "s7.multiple",
    "s7.minimum",
    "list.audience",
)
SHARES = frozenset(
    (
        "japan_share",
        "preclinical_pass",
        "japan_funding",
        "s7_funding_gain",
        "visibility_before",
        "visibility_after",
        "forgetting",
        "s1_additionality",
        "s5_additionality",
        "switching",
    )
)  # from 0 to 1
MIDDLING = frozenset(("in_house",))  # a share that is neither nothing nor everything
POSITIVE = frozenset(
    (
        "starts_per_year",
        "duration_scale",
        "approval_multiplier",
        "domestic_price",
        "start_experience",
        "start_capacity",
        "s1_slot_cost",
        "revenue_scale",
        "market_size",
        "jpy_per_usd",
    )
)
NOT_ZERO = frozenset(
    (
        "preclinical_years",
        "clinical_years",
        "commercial_years",
        "product_class_share",
        "product_class_approval",
        "experience_unit",
        "least_vacancy",
        "start_utilisation",
        "site_experience",
        "japan_site_experience",
        "japan_site_capacity",
        "stage_revenue",
    )
)  # constants that a run divides by
GROWTHS = frozenset(("starts_growth", "market_growth"))  # may be negative
COLUMN = {id_: place for place, id_ in enumerate(PARAMETERS)}  # parameter → column of the draws


def domain(id_: str) -> tuple[float, float]:
    """The values between which a run makes sense."""
    if id_ in SHARES:
        return 0.0, 1.0
    if id_ in MIDDLING:
        return _LEAST, 1 - _LEAST
    return (_LEAST if id_ in POSITIVE else -_HALF if id_ in GROWTHS else 0.0), _MOST


_LEAST, _HALF, _MOST = 0.001, 0.5, 1e6
