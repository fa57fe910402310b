"""The table of files went to `common`; nothing here names it any more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("fieldwork", "0004_photos_name_the_common_file"),
        ("reports", "0002_photos_name_the_common_file"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="StoredFile")]),
    ]
