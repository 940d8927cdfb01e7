from flask import Flask, request, session
from flask_socketio import SocketIO, emit

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"
sockets = SocketIO(app)


@sockets.on("steer")
def steer(inputs):
    # By a socket the session is a copy from the handshake: what is changed in it is kept nowhere
    # (or, with manage_session=False, in a store on the server, where the last writer wins).
    run = session.get("run", {"tick": 0, "score": 0})
    run["tick"] = inputs[-1]["tick"]
    session["run"] = run
    emit("changed", run)


@app.post("/arcade/over")
def over():
    # The score is the browser's word: to check it, the game must run here as well.
    session["best"] = max(session.get("best", 0), int(request.form["score"]))
    return {"best": session["best"]}
