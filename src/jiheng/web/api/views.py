"""One's own tokens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.web.api.forms import TokenForm
from jiheng.web.api.models import Token, issue
from jiheng.web.trail.acting import because


@login_required
@require_http_methods(["GET", "POST"])
def token_list(request: HttpRequest) -> HttpResponse:
    """List one's tokens and make a new one; its secret is shown this once."""
    secret = ""
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with because("新建令牌"):
            _, secret = issue(
                request.user,
                form.cleaned_data["name"],
                form.cleaned_data["expires_on"],
                may_write=form.cleaned_data["may_write"],
            )
        form = TokenForm()
    context = {"form": form, "secret": secret, "tokens": Token.objects.filter(user=request.user)}
    status = 422 if form.errors else 200
    return render(request, "api/tokens.html", context, status=status)


@login_required
@require_POST
def revoke_token(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke one of one's own tokens."""
    token = get_object_or_404(Token, pk=number, user=request.user)
    if not token.is_revoked:
        token.is_revoked = True
        with because("作废令牌"):
            token.save(update_fields=["is_revoked"])
    messages.success(request, f"令牌“{token.name}”已作废。")
    return redirect("token_list")
