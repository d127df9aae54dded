"""Settings that every test shares."""

import os

from hypothesis import settings

# No deadline: two workers share two slow cores, and slowness is measured in benchmarks/, not here.
# In CI the same examples come every time, so that a red run can be repeated.
settings.register_profile("jiheng", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("jiheng")
