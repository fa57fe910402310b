"""Attachments point to the same table, which is now `common`'s."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fieldwork", "0003_first_code_lists"), ("common", "0005_stored_files")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="reportattachment",
                    name="stored",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="common.storedfile"
                    ),
                ),
            ],
        ),
    ]
