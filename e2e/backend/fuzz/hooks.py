"""Signs in before the fuzzing begins, and gives each request what a browser would: cookies, the CSRF token, ids that exist."""

import itertools
import json
import os
import urllib.parse
import urllib.request

import schemathesis
from schemathesis.core.parameters import ParameterLocation

ORIGIN = os.environ["ONEDOOR_ORIGIN"]
API = ORIGIN + "/api"
KEYS = itertools.count(1)


class Browser:
    """Cookies and the token of one resident."""

    def __init__(self):
        self.cookies = {}
        self.csrf = ""

    def send(self, method, path, body=None, kind="application/json", **headers):
        headers |= {"Cookie": self.cookie_header(), "X-CSRF-Token": self.csrf}
        if body is not None:
            headers["Content-Type"] = kind
        if method == "POST":
            headers["Idempotency-Key"] = f"fuzz-setup-{os.getpid()}-{next(KEYS)}"
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(API + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.split(";")[0].partition("=")
                self.cookies[name] = value
            text = answer.read()
            value = json.loads(text) if text else {}
            self.csrf = value.get("csrf_token", self.csrf) if isinstance(value, dict) else self.csrf
            return value

    def cookie_header(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items() if value)


def code_for(email):
    to = urllib.parse.quote(email)
    with urllib.request.urlopen(f"{ORIGIN}/demo/inbox.json?to={to}", timeout=20) as answer:
        return json.load(answer)["items"][0]["code"]


PICTURE = b"\x89PNG\r\n\x1a\n" + b"fuzz"


def report(browser):
    """A report with a picture; answers its receipt and the picture's id."""
    reporter = {"name": "Fuzz", "email": "fuzz@example.org", "phone": None, "contact_by": "none"}
    services = browser.send("GET", "/services")["items"]
    place = browser.send("GET", "/places?q=heol")["items"][0]
    for service in services:
        whole = browser.send("GET", f"/services/{service['service_code']}")
        if any(question["required"] for question in whole["attributes"]):
            continue
        if (whole["attachments"] or {}).get("count") == 0:
            continue
        location = {"lat": place["lat"], "long": place["long"], "words": "Here"}
        picture = browser.send("POST", "/attachments", PICTURE, "image/png")["id"]
        body = {
            "service_code": service["service_code"],
            "description": "Fuzz",
            "attributes": [],
            "location": location,
            "reporter": reporter,
            "attachments": [{"id": picture, "alt": "Fuzz"}],
        }
        return browser.send("POST", "/reports", body), picture
    raise SystemExit("every service asks something: the fuzzing needs one that does not")


EMAIL = f"fuzz-{os.getpid()}@example.org"
resident, guest = Browser(), Browser()
resident.send("GET", "/session")
challenge = resident.send("POST", "/session/codes", {"email": EMAIL})["challenge"]
resident.send("POST", "/session", {"challenge": challenge, "code": code_for(EMAIL)})
guest.send("GET", "/session")
guests_case, guests_picture = report(guest)
own_case = report(resident)[0]["reference"]
address = resident.send("POST", "/me/addresses", {"channel": "sms", "value": "+447700900321"})["id"]
chat = resident.send("POST", "/chat-sessions", {"language": "en"})


def spoiled(case, where):
    """Whether the wrong thing about this request, if anything is, lies there: then it stays as it is."""
    meta = getattr(case, "_meta", None) or getattr(case, "meta", None)
    if meta is None:
        return False
    component = meta.components.get(where)
    if component is not None and component.mode.is_negative:
        return True
    place = getattr(meta.phase.data, "parameter_location", None) if meta.phase else None
    return meta.generation.mode.is_negative and place == where


TURNS = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    """Three of four requests go to what exists; the rest keep what was made up."""
    made_up = next(TURNS) % 4 == 3
    headers = dict(case.headers or {})
    headers["X-CSRF-Token"] = resident.csrf
    path = case.operation.path
    credential = {}
    if not made_up and case.path_parameters and not spoiled(case, ParameterLocation.PATH):
        parameters = dict(case.path_parameters)
        if path.startswith("/track/"):
            parameters["reference"] = guests_case["reference"]
            credential = {"X-Tracking-Secret": guests_case["secret"]}
        elif path == "/attachments/{id}":
            parameters["id"] = guests_picture
            credential = {"X-Tracking-Secret": guests_case["secret"]}
        elif path == "/reports/{reference}/followers":
            parameters["reference"] = guests_case["reference"]
        elif "reference" in parameters:
            parameters["reference"] = own_case
        elif path.startswith("/me/addresses/") and case.operation.method.upper() != "DELETE":
            parameters["id"] = address
        elif path.startswith("/chat-sessions/") and not path.endswith("/closure"):
            parameters["id"] = chat["id"]
            credential = {"Authorization": f"Bearer {chat['token']}"}
        case.path_parameters = parameters
    if not spoiled(case, ParameterLocation.HEADER):
        headers |= credential
    case.headers = headers
    case.cookies = {name: value for name, value in resident.cookies.items() if value}
    query = dict(case.query or {})
    if not made_up and path == "/reports/nearby" and "service_code" in query and not spoiled(case, ParameterLocation.QUERY):
        query["service_code"] = "street-light"
        case.query = query
    # A long poll is asked for, but nobody waits half a minute for it.
    if query.get("wait") in range(2, 31):
        case.query = query | {"wait": 1}
