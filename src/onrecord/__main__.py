"""`python -m onrecord` and the `onrecord` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from onrecord.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
