"""Files by their content move here from daily reports, because answers of the index name them too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    # After every table that names the files, so that renaming carries their references along.
    dependencies = [
        ("common", "0004_shared_counters"),
        ("fieldwork", "0003_first_code_lists"),
        ("reports", "0001_initial"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("file", models.FileField(upload_to="files/%Y/%m/")),
                        ("thumbnail", models.FileField(blank=True, upload_to="files/%Y/%m/")),
                        ("media_type", models.CharField(max_length=60)),
                        ("size", models.PositiveIntegerField()),
                        ("width", models.PositiveIntegerField(null=True)),
                        ("height", models.PositiveIntegerField(null=True)),
                    ],
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE fieldwork_storedfile RENAME TO common_storedfile",
                    "ALTER TABLE common_storedfile RENAME TO fieldwork_storedfile",
                ),
            ],
        ),
    ]
