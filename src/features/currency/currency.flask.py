from decimal import ROUND_HALF_UP, Decimal

from flask import Flask, redirect, request, session

from rates import RATES  # euros, by currency

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"

CENT = Decimal("0.01")


@app.post("/currency/convert")
def convert():
    amount = Decimal(request.form["amount"])
    rate = RATES[request.form["to"]] / RATES[request.form["from"]]
    result = (amount * rate).quantize(CENT, ROUND_HALF_UP)
    # Each is a change of one list in one cookie: of two at once, one is missing from it.
    history = session.get("history", [])
    session["history"] = [{"amount": str(amount), "result": str(result)}, *history][:10]
    return redirect("/currency", 303)
