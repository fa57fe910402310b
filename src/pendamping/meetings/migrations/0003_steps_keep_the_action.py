"""Every step of an action keeps the action as it left it; what the steps so far tell of it is filled in."""

import datetime as dt
from typing import Any

from django.db import migrations, models

STATES = {
    "Terbuka": "open", "Berjalan": "in_progress", "Selesai": "done", "Tidak dilanjutkan": "dropped",
    "Open": "open", "In progress": "in_progress", "Done": "done", "Dropped": "dropped",
}  # fmt: skip


def fill(apps: Any, _schema: Any) -> None:
    """From the action as it stands back through its steps; a day that was put off is known from the first one only."""
    for action in apps.get_model("meetings", "Action").objects.select_related("organisation", "person").iterator(100):
        owner = action.organisation.short_name if action.organisation else action.person.name if action.person else ""
        state, due_on = action.state, action.due_on
        for event in action.events.order_by("-at", "-pk"):
            event.state, event.due_on, event.owner = state, due_on, owner
            event.save(update_fields=["state", "due_on", "owner"])
            state, due_on, owner = _before(event, state, due_on, owner, action.first_due_on)


def _before(
    event: Any, state: str, due_on: dt.date | None, owner: str, first: dt.date
) -> tuple[str, dt.date | None, str]:
    match event.kind:
        case "moved":
            return STATES.get(event.before, ""), due_on, owner
        case "postponed":
            earlier = event.action.events.filter(kind="postponed", at__lt=event.at).exists()
            return state, None if earlier else first, owner
        case "handed_over":
            return state, due_on, event.before
    return state, due_on, owner


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_note_versions")]

    operations = [
        migrations.AddField("actionevent", "state", models.CharField(blank=True, choices=[("open", "Terbuka"), ("in_progress", "Berjalan"), ("done", "Selesai"), ("dropped", "Tidak dilanjutkan")], max_length=12, default=""), preserve_default=False),
        migrations.AddField("actionevent", "due_on", models.DateField(blank=True, null=True)),
        migrations.AddField("actionevent", "owner", models.CharField(blank=True, max_length=200, default=""), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
