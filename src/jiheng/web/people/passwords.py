"""The password policy: ten characters or more, of three kinds."""

import string

from django.core.exceptions import ValidationError

_KINDS = 3


class KindsOfCharacters:
    """Ask for three of: capitals, small letters, digits, signs (等保 GB/T 22239-2019 身份鉴别)."""

    def validate(self, password: str, user: object = None) -> None:
        """Check a password.

        Raises:
            ValidationError: it holds fewer than three kinds.
        """
        kinds = (
            any(c in string.ascii_uppercase for c in password),
            any(c in string.ascii_lowercase for c in password),
            any(c.isdigit() for c in password),
            any(not c.isalnum() for c in password),
        )
        if sum(kinds) < _KINDS:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        """Say what is asked for."""
        return "密码须含大写字母、小写字母、数字、符号中的三种。"
