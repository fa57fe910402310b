"""The papers of a meeting: invitation, attendance list, minutes, official record and follow-up plan."""
