"""What every test may ask for; which of them run, where and in which order: `tests/selection.py`."""

from hypothesis import HealthCheck, settings

# What is drawn is the same in every run, and how fast a busy machine draws it is no fault of what is tested.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")

pytest_plugins = [
    "tests.selection",
    "tests.demo",
    "tests.people",
    "tests.audit",
    "tests.installed",
    "tests.ready_database",
]
