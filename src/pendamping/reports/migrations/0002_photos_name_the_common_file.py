"""Issued documents point to the same table of files, which is now `common`'s."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("common", "0005_stored_files")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="issuedphoto",
                    name="stored",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="common.storedfile"
                    ),
                ),
                migrations.AlterField(
                    model_name="issueddocument",
                    name="photos",
                    field=models.ManyToManyField(
                        related_name="+", through="reports.IssuedPhoto", to="common.storedfile"
                    ),
                ),
            ],
        ),
    ]
