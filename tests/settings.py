"""The product's own settings over a folder and a database that one test run makes and removes."""

import atexit
import os
import shutil
import tempfile

from tests.postgresql import start_server, stop_server

if "PENDAMPING_TEST_HOME" not in os.environ:  # the first process; the workers of a parallel run inherit what it sets
    os.environ["PENDAMPING_TEST_HOME"] = tempfile.mkdtemp(prefix="pendamping-test-")
    atexit.register(shutil.rmtree, os.environ["PENDAMPING_TEST_HOME"], ignore_errors=True)
    os.environ.pop("DATABASE_URL", None)
    if os.environ.get("PENDAMPING_TEST_DATABASE") == "postgresql":
        os.environ["DATABASE_URL"], _folder = start_server()
        atexit.register(stop_server, _folder)
os.environ["PENDAMPING_HOME"] = os.environ["PENDAMPING_TEST_HOME"]
os.environ["PENDAMPING_HTTPS"] = "0"
os.environ["PENDAMPING_SECRET_KEY"] = "only-for-tests-" + "x" * 50

from pendamping.config.settings import *  # noqa: F403  the environment above decides what it reads

if not os.environ.get("DATABASE_URL"):  # in a file as in use: threads cannot share a database in memory
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # noqa: F405
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405  whitenoise asks for the folder even when nothing was collected
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often; nothing here is secret
STORAGES = STORAGES | {  # noqa: F405  pages render whether or not the scripts and styles were built and collected
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
