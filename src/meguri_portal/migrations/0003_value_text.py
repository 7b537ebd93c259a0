"""The searched text of values apart from that of remarks (登録簿の検索行); the rows are filled anew at the next start."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meguri_portal", "0002_links")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="listing",
            name="value_text",
            field=models.TextField(default=""),
        ),
    ]
