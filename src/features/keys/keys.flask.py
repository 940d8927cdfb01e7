from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

app = Flask(__name__)
app.secret_key = "the lesson's own key"

signer = SecureCookieSessionInterface().get_signing_serializer(app)


@app.post("/keys/sign")
def sign():
    return {"cookie": signer.dumps(request.get_json()["payload"])}


@app.post("/keys/read")
def read():
    valid, payload = signer.loads_unsafe(request.get_json()["cookie"])
    # Signed, not encrypted: whoever holds the cookie can read what is in it.
    return {"payload": payload, "valid": valid}
