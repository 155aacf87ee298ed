"""The public record of news coverage: who said what, in what office, when and where."""

__version__ = "0.1.0"
