"""Searchable rows of the register (登録簿の検索行): one row an organisation or a site, and one row a coded fact of it.

Filled by `load_register` from the register in memory; pages show that register, these rows only find.
"""

from django.db import models

from meguri.vocabulary.code import Code


class ListingKind(Code):
    """掲載の種別."""

    SITE = "site", "拠点", "site"
    ORGANISATION = "organisation", "機関", "organisation"


class Listing(models.Model):
    """掲載."""

    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=200, unique=True)  # id in the register
    organisation = models.CharField(max_length=100)  # id in the register
    value_text = models.TextField(default="")  # folded; see `spelling`
    search_text = models.TextField()  # the same with the remarks on sources

    class Meta:
        app_label = "meguri_portal"
        ordering = ("subject",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=["site", "organisation"]), name="listing_kind_known"),
        )

    def __str__(self) -> str:
        return self.subject


class CodedFact(models.Model):
    """統制語彙による絞込み: places, steps, classes and licences are facets, never words to search."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="facts")
    facet = models.CharField(max_length=30)
    code = models.CharField(max_length=40)

    class Meta:
        app_label = "meguri_portal"
        ordering = ("facet", "code")
        constraints = (models.UniqueConstraint(fields=("listing", "facet", "code"), name="coded_fact_once"),)
        indexes = (models.Index(fields=("facet", "code", "listing"), name="coded_fact_by_code"),)

    def __str__(self) -> str:
        return f"{self.facet}={self.code}"


class LoadedPack(models.Model):
    """読込済みの登録簿: the digest of what the rows were made from, so that the second start is instant."""

    name = models.CharField(max_length=20, primary_key=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        app_label = "meguri_portal"

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
