"""The API of this app. Here only what the settings name: importing a view at this point would go round in a circle."""

from regions.api.authentication import TokenAuthentication

__all__ = ["TokenAuthentication"]
