"""The code lists that every installation begins with; entries that exist already stay as they are."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from pendamping.fieldwork.code_lists import ENTRIES


def begin(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    entry = apps.get_model("fieldwork", "CodeListEntry")
    entry.objects.bulk_create(
        [
            entry(list=name, code=code, label=label, label_en=label_en, order=order)
            for name, entries in ENTRIES.items()
            for order, (code, label, label_en) in enumerate(entries)
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("fieldwork", "0002_posts_and_thumbnails")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
