"""The token of a link: made once, shown once, kept only as a keyed hash."""

from collections.abc import Sequence

from surveys.codes import code_digest, code_new, code_normal, code_shown

_PURPOSE = "token"


def token_new() -> str:
    """A new token as it is printed, XXXX-XXXX-XXXX-XXXX."""
    return code_shown(code_new())


def token_normal(typed: str) -> str:
    """The printed form of what was typed; raises MalformedCode (surveys.codes)."""
    return code_shown(code_normal(typed))


def token_hash(token: str, *, secret: str) -> str:
    """What the database keeps of a token: 64 hexadecimal digits; raises MalformedCode."""
    return code_digest(code_normal(token), purpose=_PURPOSE, secret=secret).hex()


def token_hashes(token: str, *, secrets: Sequence[str]) -> list[str]:
    """The hash under each secret in use, the present one and those being retired."""
    return [token_hash(token, secret=secret) for secret in secrets]
