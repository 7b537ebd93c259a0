"""Private links (非公開リンクの表)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [  # noqa: RUF012
        ("meguri_portal", "0001_register"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="PrivateLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("draft", models.TextField()),
                ("options", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(db_index=True)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ("-created_at", "-pk"),
            },
        ),
    ]
