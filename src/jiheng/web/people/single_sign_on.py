"""Sign-in by the government's identity provider (OpenID Connect), where one is set.

The provider only says who somebody is. Accounts are made and rights are given here, never there.
"""

from functools import lru_cache
from typing import Any

from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from jiheng.web.environment import Provider
from jiheng.web.people.backends import may_enter
from jiheng.web.people.models import User
from jiheng.web.people.refusals import NotAdmitted

_SECONDS = 10
_SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""What a provider may sign with: keys that only the provider has."""
_LONGEST = 50


def begin(request: HttpRequest, return_address: str) -> HttpResponse:
    """Send a person to the provider.

    Raises:
        NotAdmitted: the provider can not be reached, or is not the one that is set.
    """
    try:
        return _client(settings.OIDC).authorize_redirect(request, return_address)
    except (RequestException, RuntimeError, ValueError) as error:
        raise _unreachable() from error


def person_of(request: HttpRequest) -> User:
    """Give the account of whom the provider sent back.

    Raises:
        NotAdmitted: what came back is not to be trusted, or whom it names has no account in use.
    """
    username = _name_told(request)
    user = User.objects.select_related("organisation").filter(username=username).first()
    if user is None or not may_enter(user):
        raise NotAdmitted(
            f"{settings.OIDC.name}里的“{username}”在绩衡没有可用的账号；请系统管理员开立或启用，"
            "用户名要与那里一致。",
            username,
        )
    return user


def _name_told(request: HttpRequest) -> str:
    """Give the name that the provider vouches for."""
    provider = settings.OIDC
    expected = {
        "iss": {"essential": True, "values": [provider.issuer]},
        "aud": {"essential": True, "values": [provider.client_id]},
    }
    try:
        client = _client(provider)
        told = client.authorize_access_token(request, claims_options=expected)
        claims: Any = told.get("userinfo")
        if not claims:
            raise _untrusted("没有身份凭据")
        if provider.claim not in claims:
            claims = _more(client, told, claims)
    except MismatchingStateError as error:
        raise NotAdmitted("登录已过期，或不是从这一页开始的；请再点一次。") from error
    except OAuthError as error:
        raise NotAdmitted(f"{provider.name}没有同意登录（{error.error}）。") from error
    except JoseError as error:
        raise _untrusted(str(error)) from error
    except RequestException as error:
        raise _unreachable() from error
    except (RuntimeError, ValueError, KeyError) as error:
        raise _untrusted("读不懂") from error
    name = claims.get(provider.claim)
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST:
        raise NotAdmitted(
            f"{provider.name}没有给出“{provider.claim}”，不知道是谁；请告诉系统管理员。"
        )
    return name


def _more(client: Any, told: dict[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
    """Ask for what the token does not say, of the same person."""
    if not client.load_server_metadata().get("userinfo_endpoint"):
        return claims
    # 只带凭据本身：刚发的凭据哪怕只有一分钟的有效期，也不算过期。
    more = client.userinfo(token={name: told[name] for name in ("access_token", "token_type")})
    if more.get("sub") != claims["sub"]:
        raise _untrusted("两次说的不是同一个人")
    return {**more, **claims}


@lru_cache(maxsize=4)
def _registered(provider: Provider) -> Any:
    address = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
    return OAuth().register(
        "jiheng",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=address,
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "default_timeout": _SECONDS,
        },
    )


def _client(provider: Provider) -> Any:
    """Give the client of a provider that is the one set, and signs as only it can."""
    client = _registered(provider)
    known = client.load_server_metadata()
    if known.get("issuer") != provider.issuer:
        _registered.cache_clear()
        raise _untrusted("签发者不是设置里写的那一个")
    offered = known.get("id_token_signing_alg_values_supported") or ["RS256"]
    known["id_token_signing_alg_values_supported"] = [one for one in offered if one in _SIGNED]
    return client


def _untrusted(why: str) -> NotAdmitted:
    return NotAdmitted(
        f"{settings.OIDC.name}给出的身份凭据不可信（{why}），没有登录；请告诉系统管理员。"
    )


def _unreachable() -> NotAdmitted:
    return NotAdmitted(f"连不上{settings.OIDC.name}；请稍后再试，或用绩衡的用户名和密码登录。")
