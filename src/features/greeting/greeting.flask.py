from flask import Flask, redirect, render_template, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.get("/greeting")
def show():
    return render_template("greeting.html", name=session.get("name"))


@app.post("/greeting/set")
def set_name():
    name = request.form.get("name", "").strip()
    if not 1 <= len(name) <= 60:
        return render_template("greeting.html", error="Enter 1 to 60 characters."), 422
    # The whole session is in the cookie: of two answers at once the last one wins.
    session["name"] = name
    return redirect("/greeting", 303)
