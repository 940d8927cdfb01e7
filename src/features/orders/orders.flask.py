from time import time

from flask import Flask, render_template, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"

STATUSES = ["received", "preparing", "ready", "collected"]
STEP_SECONDS = 20


def status_of(order):
    passed = int((time() - order["placed_at"]) / STEP_SECONDS)
    return STATUSES[min(passed, len(STATUSES) - 1)]


@app.get("/orders")
def orders():
    # The server can't reach a cookie by itself: the page sees a step when it is loaded again.
    shown = [{**order, "status": status_of(order)} for order in session.get("orders", [])]
    return render_template("orders.html", orders=shown)
