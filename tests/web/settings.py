"""The application's own settings, with a data directory that goes away after the tests.

With JIHENG_TEST_POSTGRES=1 the database is PostgreSQL, in a cluster that the tests start.
"""

import atexit
import os
import shutil
import tempfile

from tests.web.cluster import Cluster

_home = tempfile.mkdtemp(prefix="jiheng-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["JIHENG_HOME"] = _home

CLUSTER = None
if os.environ.get("JIHENG_TEST_POSTGRES", "") == "1":
    CLUSTER = Cluster(Cluster.new_folder())  # 由 conftest.py 启动；这里只定它的地址。
    atexit.register(CLUSTER.stop)
    os.environ["JIHENG_DATABASE"] = CLUSTER.address()
else:
    os.environ.pop("JIHENG_DATABASE", None)

from jiheng.web.settings import *  # noqa: E402, F403

# A hundred people are made for a test; the real hasher takes its time on purpose.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    *PASSWORD_HASHERS,  # noqa: F405
]
