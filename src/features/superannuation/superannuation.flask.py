from flask import Flask, redirect, request, session

from projection import years_of

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"

FIELDS = ["age", "retireAt", "balance", "annualReturnPercent", "salarySacrifice"]


@app.post("/superannuation/project")
def project():
    entered = {name: request.form.get(name, "0") for name in FIELDS}
    entered["annualSalary"] = request.form.get("annualSalary") or session.get("annual_salary")
    # The years themselves would not fit into a cookie, so they are worked out for each page.
    session["superannuation"] = entered
    return redirect("/superannuation", 303)


@app.get("/superannuation")
def show():
    entered = session.get("superannuation")
    return {"years": years_of(entered) if entered else []}
