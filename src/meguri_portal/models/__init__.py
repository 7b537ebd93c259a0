"""Tables (表), one file a stage."""

from meguri_portal.models.curator import CuratorAct, ImportedValue, SavedMapping, SignInAttempt, Workbook
from meguri_portal.models.links import PrivateLink
from meguri_portal.models.register import CodedFact, Listing, LoadedPack

__all__ = [
    "CodedFact",
    "CuratorAct",
    "ImportedValue",
    "Listing",
    "LoadedPack",
    "PrivateLink",
    "SavedMapping",
    "SignInAttempt",
    "Workbook",
]
