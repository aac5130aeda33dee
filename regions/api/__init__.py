"""The API of this app. Here only what the settings name: importing a view at this point would go round in a circle."""

from regions.api.authentication import TokenAuthentication
from regions.api.fairness import Fairly

__all__ = ["Fairly", "TokenAuthentication"]
