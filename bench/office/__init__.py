"""Measurements over the database of this environment: Django is ready before any of them is imported."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pendamping.config.settings")
django.setup()
