import os

from flask import Flask, jsonify, redirect, render_template, request, session

app = Flask(__name__, template_folder=os.environ["PAGE"])
app.secret_key = os.environ["SESSION_SECRET"]


@app.get("/pay")
def pay():
    wage = session.get("wage")
    if request.accept_mimetypes.best == "application/json":
        return jsonify(wage=wage)
    return render_template("page.hbs", wage=wage)


@app.post("/pay/set-wage")
def set_wage():
    if request.is_json:
        session["wage"] = request.get_json()["wage"]
        return jsonify(wage=session["wage"])
    session["wage"] = float(request.form["wage"])
    return redirect("/pay", 303)
