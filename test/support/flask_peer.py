"""A Flask app, asked for sessions and given cookies: reads a request as JSON from stdin, answers on stdout."""

import json
import random
import sys
import uuid
from datetime import datetime, timedelta, timezone

from flask import Flask, Response, session
from markupsafe import Markup

asked = json.load(sys.stdin)
app = Flask(__name__)
app.secret_key = asked["secret"]
tag = app.session_interface.serializer.tag
dice = random.Random(asked.get("seed"))


def text():
    alphabet = "abc \"\\/\n\t\x00\x7f<&é你😀\ufffe{}[].__t"
    return "".join(dice.choice(alphabet) for _ in range(dice.randrange(12)))


def number():
    return dice.choice([0, 1, -1, 2**53 - 1, -(2**53) + 1, 0.1, -2.5e-9, 1.7976931348623157e308])


def value(levels):
    plain = [
        text,
        number,
        lambda: dice.choice([None, True, False]),
        lambda: bytes(dice.randrange(256) for _ in range(dice.randrange(40))),
        lambda: Markup(text()),
        lambda: uuid.UUID(int=dice.getrandbits(128)),
        lambda: datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=dice.randrange(2**32)),
        lambda: "ha" * dice.randrange(300),
    ]
    nested = [
        lambda: [value(levels - 1) for _ in range(dice.randrange(4))],
        lambda: tuple(value(levels - 1) for _ in range(dice.randrange(4))),
        lambda: {text(): value(levels - 1) for _ in range(dice.randrange(4))},
        lambda: {dice.choice([" t", " b", " m", " u", " d", " di"]): value(levels - 1)},
    ]
    return dice.choice(plain + nested if levels else plain)()


def kinds(found):
    """The Python types in a session, so that a tag that was not understood can't pass for one that was."""
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, (list, tuple)) else ()
    return {type(found).__name__}.union(*map(kinds, inner))


@app.route("/make")
def make():
    session.update({f"key {place}": value(3) for place in range(dice.randrange(1, 5))})
    return Response(json.dumps({"tagged": tag(dict(session)), "kinds": sorted(kinds(dict(session)))}))


@app.route("/read")
def read():
    return Response(json.dumps({"tagged": tag(dict(session)), "kinds": sorted(kinds(dict(session)))}))


def made():
    answer = app.test_client().get("/make")
    cookie = answer.headers["Set-Cookie"].split(";")[0].partition("=")[2]
    return {"cookie": cookie, **json.loads(answer.data)}


def opened(cookie):
    return json.loads(app.test_client(use_cookies=False).get("/read", headers={"Cookie": f"session={cookie}"}).data)


json.dump(
    {
        "made": [made() for _ in range(asked.get("count", 0))],
        "read": [opened(cookie) for cookie in asked.get("cookies", [])],
    },
    sys.stdout,
)
