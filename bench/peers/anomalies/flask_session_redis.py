import os

from flask_counters import app
from flask_session import Session
from redis import Redis

app.config["SESSION_TYPE"] = "redis"
app.config["SESSION_REDIS"] = Redis.from_url(os.environ["REDIS_URL"])
Session(app)
