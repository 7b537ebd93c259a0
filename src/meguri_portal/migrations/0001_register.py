"""Tables of the register and of the curator (登録簿と取込みの表); on PostgreSQL the trigram index where the server has it."""

import django.db.models.deletion
from django.conf import settings
from django.db import DatabaseError, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def add_trigram_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The index that makes part-of-word search quick. Without the extension the search is right, only slower."""
    if editor.connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=editor.connection.alias), editor.connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                "CREATE INDEX listing_search_text_trigram ON meguri_portal_listing USING gin (search_text gin_trgm_ops)"
            )
    except DatabaseError:
        return  # not installed, or this user may not add it


class Migration(migrations.Migration):
    initial = True

    dependencies = [  # noqa: RUF012
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="LoadedPack",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("document", models.JSONField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="CuratorAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=12)),
                ("workbook_name", models.CharField(blank=True, max_length=200)),
                ("workbook_sha256", models.CharField(blank=True, max_length=64)),
                ("counts", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("subject", models.CharField(max_length=200, unique=True)),
                ("organisation", models.CharField(max_length=100)),
                ("search_text", models.TextField()),
            ],
            options={
                "ordering": ("subject",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["site", "organisation"])), name="listing_kind_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Workbook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("status", models.CharField(max_length=20)),
                ("mapping", models.JSONField(default=dict)),
                ("uploaded_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-uploaded_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ImportedValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("change", models.CharField(max_length=10)),
                ("subject", models.CharField(max_length=200)),
                ("line", models.TextField()),
                (
                    "workbook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values_applied",
                        to="meguri_portal.workbook",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="CodedFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=30)),
                ("code", models.CharField(max_length=40)),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="meguri_portal.listing"
                    ),
                ),
            ],
            options={
                "ordering": ("facet", "code"),
                "indexes": [models.Index(fields=["facet", "code", "listing"], name="coded_fact_by_code")],
                "constraints": [models.UniqueConstraint(fields=("listing", "facet", "code"), name="coded_fact_once")],
            },
        ),
        migrations.RunPython(add_trigram_index, migrations.RunPython.noop),
    ]
