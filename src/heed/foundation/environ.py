"""A request as WSGI wants it, without what could tell where it came from."""

import io
import sys
from typing import Any

NOBODY = "0.0.0.0"  # noqa: S104 - stands in the place of every client's address
TELLTALE = {
    b"cf-connecting-ip",
    b"fastly-client-ip",
    b"forwarded",
    b"true-client-ip",
    b"via",
    b"x-client-ip",
    b"x-cluster-client-ip",
    b"x-forwarded-for",
    b"x-original-forwarded-for",
    b"x-real-ip",
}
_PLAIN = {"CONTENT_TYPE", "CONTENT_LENGTH"}


def environ(scope: dict[str, Any], body: bytes, scheme: str) -> dict[str, Any]:
    """What PEP 3333 asks for, from an ASGI scope and the whole body.

    The scheme is that of the installation's own address, so that no header of a
    proxy has to be believed.
    """
    server, port = scope.get("server") or ("localhost", 80)
    return {
        **_headers(scope["headers"]),
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": NOBODY,
        "SERVER_NAME": server,
        "SERVER_PORT": str(port or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        # A name with an underscore could pass for another one with a hyphen.
        if raw_name.lower() in TELLTALE or b"_" in raw_name:
            continue
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        key = name if name in _PLAIN else f"HTTP_{name}"
        value = raw_value.decode("latin-1")
        joint = "; " if key == "HTTP_COOKIE" else ","
        found[key] = f"{found[key]}{joint}{value}" if key in found else value
    return found
