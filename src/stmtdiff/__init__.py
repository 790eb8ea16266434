"""Compare successive joint statements paragraph by paragraph."""

__version__ = "0.1.0"
