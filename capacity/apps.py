from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CapacityConfig(AppConfig):
    """Adds deeds to the table, deployments and costs to the case file; bookings follow what stands granted."""

    name = "capacity"
    verbose_name = _("Capacity")

    def ready(self):
        from capacity import (
            cost_api,
            deployment_api,
            doors,
            foretelling,
            papers,
            reservation_api,
            rules,
            supply,
            undoing,
        )
        from requests_app.models.actions import Action
        from requests_app.registration import register

        register(
            rules=rules.RULES,
            doors=doors.DOORS,
            targets={"deployment": doors.deployments_of},
            readers={
                "deployments": deployment_api.OF_REQUEST,
                "reservations": reservation_api.OF_REQUEST,
                "costs": cost_api.OF_REQUEST,
            },
            when_grants_change=supply.follow,
            keeps=undoing.KEPT,
            of_case_file={"deployments": papers.deployments, "costs": papers.costs},
            also_foretell={Action.ACCEPT_OFFER: foretelling.releases_beyond},
        )
        self._tell()

    def _tell(self):
        from capacity import edxl, orders
        from requests_app import registration

        registration.after_each_event(orders.follow)
        registration.tell_in_edxl(edxl.MESSAGES)
        registration.link_in_messages(orders.in_messages())
