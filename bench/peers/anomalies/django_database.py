import json
import os

import django
from django.conf import settings
from elsewhere import ask_elsewhere

FIRST, *OTHERS = os.environ["SECRETS"].split(",")

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.path.join(os.environ["DATA_DIR"], "db.sqlite3"),
            "OPTIONS": {
                "init_command": "PRAGMA journal_mode=WAL",
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
            },
        }
    },
    INSTALLED_APPS=["django.contrib.sessions"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=FIRST,
    SECRET_KEY_FALLBACKS=OTHERS,
)
django.setup()

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path


def look(request):
    loaded = dict(request.session)
    ask_elsewhere(request.GET.get("ask"))
    return JsonResponse(loaded)


def add(request):
    body = json.loads(request.body)
    count = request.session.get(body["key"], 0)
    ask_elsewhere(body.get("ask"))
    request.session[body["key"]] = count + 1
    return JsonResponse(dict(request.session))


def move(request):
    request.session["cart"] -= 1
    ask_elsewhere(json.loads(request.body).get("ask"))
    request.session["orders"] = request.session.get("orders", 0) + 1
    return JsonResponse(dict(request.session))


def end(request):
    request.session.flush()
    return HttpResponse(status=204)


urlpatterns = [
    path("counters", look),
    path("counters/add", add),
    path("counters/move", move),
    path("session/end", end),
]

call_command("migrate", verbosity=0)
app = get_wsgi_application()
