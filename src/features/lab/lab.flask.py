from concurrent.futures import ThreadPoolExecutor

from flask import Flask, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"


@app.post("/count")
def count():
    session["n"] = session.get("n", 0) + 1
    return {"n": session["n"]}


def fifty_at_once(cookie):
    """All fifty come with the same cookie, and each answers 1 more than that says."""

    def once(_):
        client = app.test_client()
        client.set_cookie("session", cookie)
        return client.post("/count").json["n"]

    with ThreadPoolExecutor(50) as pool:
        return set(pool.map(once, range(50)))  # {1 more}: 49 of them are lost
