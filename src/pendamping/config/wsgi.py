"""What the server loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from pendamping.config.memory import keep_few_arenas, keep_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pendamping.config.settings")
keep_few_arenas()  # again: not everywhere does a worker inherit it
application = get_wsgi_application()
_every_page = get_resolver().url_patterns  # read now, not by whoever comes first
keep_what_is_loaded()
