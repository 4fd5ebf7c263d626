"""How the web server runs: `gunicorn --config python:config.server config.wsgi`."""

from typing import Any

from config import env
from config.logging import LOGGING

wsgi_app = "config.wsgi"
# Plain processes: threads make a site that computes its pages slower, not faster.
worker_class = "sync"
workers = env.number("WEB_WORKERS", 2)
# A line a request with address and time would undo the promise to respondents; the house writes its own.
accesslog = None
proc_name = "clientocracy-web"
logconfig_dict: dict[str, Any] = {
    **LOGGING,
    "loggers": {
        **LOGGING["loggers"],
        "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
