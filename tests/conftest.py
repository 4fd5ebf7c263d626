"""What every test stands on."""

from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
settings.load_profile("house")
