"""The settings of the product as a server has them, with one address more: a view of one query, to compare with."""

import os

os.environ.setdefault("DJANGO_HTTPS", "0")

from config.settings import *  # noqa: F403, TID251

ROOT_URLCONF = "tests.bench.urls"
