from decimal import Decimal

from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = "at least 32 characters, from the environment"

FIELDS = ["days", "usageKwh", "usageRate", "supplyRate", "solarKwh", "feedInRate"]
GST = Decimal("0.1")


@app.post("/electricity/estimate")
def estimate():
    bill = {name: Decimal(request.form.get(name) or "0") for name in FIELDS}
    usage = bill["usageKwh"] * bill["usageRate"] / 100
    supply = bill["days"] * bill["supplyRate"] / 100
    credit = bill["solarKwh"] * bill["feedInRate"] / 100
    total = (usage + supply) * (1 + GST) - credit
    session["bill"] = {name: str(value) for name, value in bill.items()}
    session["total"] = str(round(total, 2))
    # Another tab shows this bill once it is loaded again.
    return redirect("/electricity", 303)
