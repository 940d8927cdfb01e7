from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/word/set")
def set_text():
    # The whole session is in the cookie: of two answers at once the last one wins.
    session["word"] = request.form["text"].strip()
    return redirect("/word", 303)
