from datetime import datetime, timezone

from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/flight/track")
def track():
    flight = {name: request.form[name] for name in ["number", "from", "to", "departs", "arrives"]}
    session["flights"] = [*session.get("flights", []), flight]
    return redirect("/flight", 303)


def progress_of(flight):
    departs, arrives = (
        datetime.fromisoformat(flight[name]).replace(tzinfo=timezone.utc)
        for name in ["departs", "arrives"]
    )
    done = (datetime.now(timezone.utc) - departs) / (arrives - departs)
    # Nobody tells a page that the plane has moved: its script asks again, every second.
    return min(max(done, 0), 1)
