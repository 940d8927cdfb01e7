import os

from elsewhere import ask_elsewhere
from flask import Flask, jsonify, request, session

app = Flask(__name__)
app.secret_key, *app.config["SECRET_KEY_FALLBACKS"] = os.environ["SECRETS"].split(",")


@app.get("/counters")
def look():
    loaded = dict(session)
    ask_elsewhere(request.args.get("ask"))
    return jsonify(loaded)


@app.post("/counters/add")
def add():
    body = request.get_json()
    count = session.get(body["key"], 0)
    ask_elsewhere(body.get("ask"))
    session[body["key"]] = count + 1
    return jsonify(dict(session))


@app.post("/counters/move")
def move():
    session["cart"] -= 1
    ask_elsewhere(request.get_json().get("ask"))
    session["orders"] = session.get("orders", 0) + 1
    return jsonify(dict(session))


@app.post("/session/end")
def end():
    session.clear()
    return "", 204
