"""A program that had no answer asks again with the same key, and gets the first answer."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jiheng.web.api.models import Answered
from jiheng.web.api.problems import answer

HEADER = "Idempotency-Key"
LONGEST = 100
KEPT = timedelta(hours=24)
_WRITING = ("POST", "PUT", "PATCH", "DELETE")


class RepeatedRequests:
    """Keep the answer to a request with a key in the transaction of what the request did.

    So either both are there after a crash or neither is. An answer that refuses is not kept: the
    program mends its request and may ask again with the same key.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        key = request.headers.get(HEADER, "")
        if not key or getattr(request, "token", None) is None or request.method not in _WRITING:
            return self.get_response(request)
        if len(key) > LONGEST:
            return answer(422, "invalid", f"{HEADER} 最多 {LONGEST} 个字符。")
        return self._once(request, key)

    def _once(self, request: HttpRequest, key: str) -> HttpResponse:
        Answered.objects.filter(at__lt=timezone.now() - KEPT).delete()
        digest = _digest(request)
        with transaction.atomic():
            try:
                with transaction.atomic():
                    kept = Answered.objects.create(user=request.user, key=key, digest=digest)
            except IntegrityError:
                return _again(Answered.objects.get(user=request.user, key=key), digest)
            response = self.get_response(request)
            if 200 <= response.status_code < 300 and not response.streaming:
                kept.status, kept.body = response.status_code, response.content.decode()
                kept.content_type = response.get("Content-Type", "")
                kept.save(update_fields=["status", "body", "content_type"])
            else:
                kept.delete()
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def _digest(request: HttpRequest) -> str:
    is_form = request.content_type == "multipart/form-data"
    body = request.headers.get("Content-Length", "").encode() if is_form else request.body
    said = "\n".join((request.method, request.get_full_path(), "")).encode()
    return hashlib.sha256(said + body).hexdigest()


def _again(kept: Answered, digest: str) -> HttpResponse:
    if kept.digest != digest:
        return answer(422, "key_reused", f"这个 {HEADER} 用在另一个请求上过，请换一个。")
    response = HttpResponse(kept.body, status=kept.status, content_type=kept.content_type)
    response["Idempotency-Replayed"] = "true"
    return response
