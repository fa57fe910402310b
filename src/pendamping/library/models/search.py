"""What a search looks through: the stems of each text, indexed by the database's own full-text engine."""

from django.db import connections, models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from pendamping.library.stems import asked_stems

# Migration 0001 makes the index of each database beside the table: FTS5 on SQLite, GIN on PostgreSQL.
MATCHES = {
    "sqlite": "SELECT rowid FROM library_stems WHERE library_stems MATCH %s",
    "postgresql": "SELECT id FROM library_searchentry WHERE to_tsvector('simple', stems) @@ to_tsquery('simple', %s)",
}
AND = {"sqlite": " ", "postgresql": " & "}


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def matching(self, text: str) -> "SearchEntryQuerySet":
        """Entries that hold every word of `text`, whatever its prefixes and suffixes; no word: none."""
        stems = asked_stems(text)  # small letters and digits only, so nothing in them is an operator
        if not stems:
            return self.none()
        vendor = connections[self.db].vendor
        words = AND[vendor].join(f'"{one}"' if vendor == "sqlite" else one for one in stems)
        return self.filter(pk__in=RawSQL(MATCHES[vendor], [words]))  # noqa: S611  a constant; the words are a parameter


class SearchEntry(models.Model):
    """The stems of one practice, regulation or circular."""

    practice = models.OneToOneField("library.Practice", models.CASCADE, null=True, related_name="search_entry")
    regulation = models.OneToOneField("library.Regulation", models.CASCADE, null=True, related_name="search_entry")
    circular = models.OneToOneField("library.Circular", models.CASCADE, null=True, related_name="search_entry")
    stems = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(practice__isnull=False, regulation=None, circular=None)
                | Q(practice=None, regulation__isnull=False, circular=None)
                | Q(practice=None, regulation=None, circular__isnull=False),
                name="search_entry_of_one_text",
            )
        ]
