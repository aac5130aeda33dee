"""The roads a message can travel, by name; the outbox walks over them and knows none of them by itself."""

from notifications.roads import digest, email, inbox, link, webhook
from notifications.roads.base import Road

ROADS: dict[str, Road] = {road.name: road for road in (inbox.ROAD, email.ROAD, digest.ROAD, link.ROAD, webhook.ROAD)}

__all__ = ["ROADS", "Road"]
