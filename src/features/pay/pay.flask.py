from decimal import Decimal, InvalidOperation

from flask import Flask, redirect, render_template, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/pay/set-wage")
def set_wage():
    try:
        wage = Decimal(request.form["wage"])
    except (KeyError, InvalidOperation):
        return render_template("pay.html", error="Enter an amount."), 422
    session["wage"] = str(wage)  # JSON has no decimals
    return redirect("/pay", 303)


@app.post("/pay/calculate")
def calculate():
    if "wage" not in session:
        return render_template("pay.html", error="Set your hourly wage first."), 409
    # A wage that another tab saves while this runs is lost: this answer's cookie has the old one.
    session["hours"] = request.form["hours"]
    return redirect("/pay/hours", 303)
