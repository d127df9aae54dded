"""A small identity provider (OpenID Connect) in a process of its own, that can also do wrong.

    python identity_provider.py        # prints its address, then serves

POST /control with a JSON object tells it whom to vouch for and what to do wrong.
"""

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "jiheng", "provider-secret"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
STRANGE = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
DEFAULTS: dict[str, Any] = {
    "name": "tianbao",
    "wrong": "",
    "claims": {},
    "in_token": True,
}


class Provider(BaseHTTPRequestHandler):
    """Answer discovery, keys, authorization, tokens and user information."""

    told: ClassVar[dict[str, Any]] = dict(DEFAULTS)
    codes: ClassVar[dict[str, dict[str, str]]] = {}

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._give(self._discovery())
        elif parts.path == "/keys":
            self._give(KeySet([KEY]).as_dict(private=False))
        elif parts.path == "/authorize":
            self._authorize(asked)
        elif parts.path == "/me":
            self._me()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/control":
            Provider.told = {**DEFAULTS, **json.loads(body)}
            self._give({})
        elif self.path == "/token":
            self._token({name: values[0] for name, values in parse_qs(body).items()})
        else:
            self.send_error(404)

    def _discovery(self) -> dict[str, Any]:
        wrong = self.told["wrong"]
        algorithms = ["RS256", "HS256", "none"] if wrong in ("hmac", "unsigned") else ["RS256"]
        here = self._here()
        return {
            "issuer": "https://elsewhere.example" if wrong == "discovery" else here,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/keys",
            "userinfo_endpoint": f"{here}/me",
            "id_token_signing_alg_values_supported": algorithms,
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
        }

    def _authorize(self, asked: dict[str, str]) -> None:
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        back = {"state": asked["state"]}
        if self.told["wrong"] == "state":
            back["state"] = "another"
        if self.told["wrong"] == "denied":
            back["error"] = "access_denied"
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked
            back["code"] = code
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(back)}")
        self.end_headers()

    def _token(self, asked: dict[str, str]) -> None:
        known = self.codes.pop(asked["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        verifier = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        is_right = (
            known is not None
            and self.headers["Authorization"] == f"Basic {basic}"
            and challenge == known["code_challenge"]
            and asked["redirect_uri"] == known["redirect_uri"]
        )
        if not is_right or known is None:
            self._give({"error": "invalid_grant"}, 400)
            return
        answer = {"access_token": "opaque", "token_type": "Bearer", "expires_in": 60}
        if self.told["wrong"] != "no_token":
            answer["id_token"] = self._signed(known["nonce"])
        self._give(answer)

    def _signed(self, nonce: str) -> str:
        wrong, now = self.told["wrong"], int(time.time())
        claims: dict[str, Any] = {
            "iss": "https://elsewhere.example" if wrong == "issuer" else self._here(),
            "aud": "another-client" if wrong == "audience" else CLIENT,
            "sub": "0001",
            "iat": now - 7200 if wrong == "expired" else now,
            "exp": now - 3600 if wrong == "expired" else now + 60,
            "nonce": "another" if wrong == "nonce" else nonce,
            **self.told["claims"],
        }
        if wrong == "no_nonce":
            del claims["nonce"]
        if self.told["in_token"]:
            claims["preferred_username"] = self.told["name"]
        if wrong == "unsigned":
            head, body = (_part(one) for one in ({"alg": "none"}, claims))
            return f"{head}.{body}."
        if wrong == "hmac":
            key = OctKey.import_key(SECRET.ljust(32))
            return jwt.encode({"alg": "HS256"}, claims, key)
        key = STRANGE if wrong == "signature" else KEY
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)

    def _me(self) -> None:
        sub = "0002" if self.told["wrong"] == "another_person" else "0001"
        self._give({"sub": sub, "preferred_username": self.told["name"]})

    def _here(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def _give(self, content: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep still."""


def _part(content: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.exit(server.serve_forever())
