from flask import Flask, redirect, render_template, request, session

from premiums import quote_for

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/insurance/quote")
def quote():
    # What another page has put into the session is there, under whatever name it chose.
    salary = request.form.get("annualSalary") or session.get("annual_salary")
    if salary is None:
        return render_template("insurance.html", error="Enter your salary."), 409
    session["quote"] = quote_for(
        age=int(request.form["age"]),
        salary=salary,
        smoker=request.form.get("smoker") == "true",
    )
    return redirect("/insurance", 303)
