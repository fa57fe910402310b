"""What every test may ask for."""

pytest_plugins = ["tests.demo", "tests.people", "tests.audit"]
