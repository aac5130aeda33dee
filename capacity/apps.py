from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CapacityConfig(AppConfig):
    """Hooks supply to demand: granting reserves, deployments have doors, and approving asks what it needs."""

    name = "capacity"
    verbose_name = _("Capacity")

    def ready(self):
        from capacity import asking, doors, reservations, supply
        from requests_app.models.actions import Action
        from requests_app.procedure import workflow

        for action in supply.CHANGES_GRANTS:
            workflow.also(action, supply.follow)
        for name, states in asking.STATES.items():
            workflow.requires(Action(name), asking.in_state(*states))
        workflow.requires(Action.DRAW_UP, asking.something_reserved)
        workflow.requires(Action.RELEASE_RESERVATION, reservations.something_proposed)
        workflow.requires(Action.APPROVE, asking.conditions_done)
        workflow.requires(Action.REPORT_ARRIVAL, asking.arrival_to_report)
        workflow.requires(Action.DENY_ARRIVAL, asking.confirmed)
        workflow.requires(Action.EXTEND, asking.something_to_go_on_with)
        workflow.requires(Action.GIVE_BACK, asking.somebody_absent)
        workflow.requires(Action.RECALL, asking.long_enough)
        workflow.separates(Action.APPROVE, asking.another_planner)
        workflow.separates(Action.REPORT_ARRIVAL, asking.the_home_confirms)
        doors.open_them()
