from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    """Keeps, inside each deed, what the figures of its request are, the lesson it proposes; and mails reports."""

    name = "insight"
    verbose_name = _("Information picture")

    def ready(self):
        from capacity import figures
        from insight import keeping, notices, spare
        from insight.lessons import proposing
        from insight.reports import subscriptions
        from notifications.roads import ROADS
        from requests_app import registration

        registration.after_each_event(keeping.follow)
        registration.after_each_event(proposing.follow)
        figures.WHEN_THEY_CHANGE.append(spare.follow)
        for road in (subscriptions.ROAD, notices.ROAD):
            ROADS[road.name] = road
