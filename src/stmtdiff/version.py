"""The version: a leaf, so that whoever tells it need not search the installed packages for it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
