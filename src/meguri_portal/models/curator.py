"""What a curator brings in (登録簿の取込み): workbooks, saved column mappings, the values applied, who did what, sign-in attempts.

A value is never changed or deleted here: an import that turns out wrong is withdrawn as a whole, and stays readable.
"""

from django.conf import settings
from django.db import models

from meguri.vocabulary.code import Code


class ActKind(Code):
    """記録する操作."""

    UPLOADED = "uploaded", "ブックを預けた", "uploaded a workbook"
    MAPPED = "mapped", "列の対応を決めた", "decided columns and matches"
    APPLIED = "applied", "登録簿に反映した", "applied to the register"
    WITHDRAWN = "withdrawn", "反映を取り下げた", "withdrew from the register"
    DISCARDED = "discarded", "ブックを破棄した", "discarded the workbook"
    SIGNED_IN = "signed-in", "サインインした", "signed in"


class SavedMapping(models.Model):
    """保存した列の対応: a `meguri/excel-mapping/1` document under a name."""

    name = models.CharField(max_length=80, unique=True)
    document = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        app_label = "meguri_portal"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Workbook(models.Model):
    """取込みブック: the file as it came, with what was decided about it."""

    name = models.CharField(max_length=200)  # of the file
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    status = models.CharField(max_length=20)  # self-declared | association-survey
    mapping = models.JSONField(default=dict)  # `meguri/excel-mapping/1`, or empty
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "meguri_portal"
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.name


class ImportedValue(models.Model):
    """取り込んだ値: one row of the register, laid over the pack that ships with Meguri."""

    workbook = models.ForeignKey(Workbook, on_delete=models.PROTECT, related_name="values_applied")
    change = models.CharField(max_length=10)  # new | confirmed | differs
    subject = models.CharField(max_length=200)
    line = models.TextField()  # the row as TSV, in the columns of the pack

    class Meta:
        app_label = "meguri_portal"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.subject} ({self.change})"


class CuratorAct(models.Model):
    """操作の記録: added to, never changed."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    workbook_name = models.CharField(max_length=200, blank=True)
    workbook_sha256 = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        app_label = "meguri_portal"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.workbook_name}"


class SignInAttempt(models.Model):
    """サインインの試行: kept for an hour, to bound them. Whose it was is kept only as a keyed digest."""

    key = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "meguri_portal"
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.key[:12]
