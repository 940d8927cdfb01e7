from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/cart/add")
def add():
    cart = session.setdefault("cart", {})
    item = request.form["item"]
    cart[item] = cart.get(item, 0) + int(request.form.get("quantity", 1))
    session.modified = True
    return redirect("/cart", 303)


@app.post("/cart/place")
def place():
    cart = session.pop("cart", {})
    if not cart:
        return "Your cart is empty.", 409
    # A double click sends the same cookie twice: both find a full cart, and both order.
    session.setdefault("orders", []).insert(0, cart)
    session.modified = True
    return redirect("/orders", 303)
