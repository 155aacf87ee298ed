"""Passwords, asked for at a terminal or read from a pipe."""

from __future__ import annotations

import sys

import click


def password() -> str:
    """A password: from standard input where that is no terminal, else asked for twice."""
    if sys.stdin.isatty():
        told: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return told
    return sys.stdin.readline().rstrip("\r\n")
