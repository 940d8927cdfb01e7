from uuid import uuid4

from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/todo/add")
def add():
    items = session.get("items", [])
    items.append({"id": uuid4().hex, "title": request.form["title"], "done": False})
    # Two tabs that add at once each send their own list back: one item is lost.
    # A browser drops a cookie of more than 4 kB, so the list ends at about 40 items.
    session["items"] = items
    return redirect("/todo", 303)


@app.post("/todo/mark")
def mark():
    for item in session.get("items", []):
        if item["id"] == request.form["id"]:
            item["done"] = request.form["done"] == "true"
    session.modified = True  # what is nested is not seen to change
    return redirect("/todo", 303)
