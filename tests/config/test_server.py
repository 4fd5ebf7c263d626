"""The web server keeps no access log and writes its faults the house's way."""

from config import server


def test_no_access_log_is_kept() -> None:
    assert server.accesslog is None
    assert server.logconfig_dict["loggers"]["gunicorn.access"]["handlers"] == []


def test_faults_pass_through_the_traceless_handler() -> None:
    assert server.logconfig_dict["loggers"]["gunicorn.error"] == {"handlers": [], "level": "WARNING", "propagate": True}
    assert server.logconfig_dict["handlers"]["console"]["filters"] == ["traceless"]


def test_the_server_uses_plain_processes() -> None:
    assert server.worker_class == "sync"
