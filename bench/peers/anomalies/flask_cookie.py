from flask_counters import app

__all__ = ["app"]
