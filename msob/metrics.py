"""Figures for monitoring, in Prometheus' format."""

from django.conf import settings
from django.http import Http404
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from notifications import delivery


@require_safe
def metrics(request):
    """The figures, for the bearer of settings.MSOB_METRICS_TOKEN; 404 for everybody else."""
    wanted = f"Bearer {settings.MSOB_METRICS_TOKEN}"
    if not settings.MSOB_METRICS_TOKEN or not constant_time_compare(request.headers.get("Authorization", ""), wanted):
        raise Http404
    answer = ExportToDjangoView(request)
    answer.content += generate_latest(messages())
    return answer


def messages() -> CollectorRegistry:
    """Delivery as figures of the moment, counted now: the same from whichever process is asked."""
    registry = CollectorRegistry()
    under_way = Gauge("msob_messages", "Messages per road and state", ["road", "state"], registry=registry)
    for road in delivery.figures():
        for state in ("waiting", "failed", "given_up"):
            under_way.labels(road.name, state).set(getattr(road, state))
        under_way.labels(road.name, "sent_past_day").set(road.sent)
    waiting = Gauge("msob_events_waiting", "Events still to be turned into messages", registry=registry)
    waiting.set(delivery.events_waiting())
    oldest = delivery.oldest()
    undelivered = Gauge("msob_oldest_undelivered_seconds", "Age of the oldest undelivered", registry=registry)
    undelivered.set(delivery.age(oldest.undelivered).total_seconds())
    held_up = Gauge("msob_oldest_held_up_seconds", "Age of the oldest that nobody tried yet", registry=registry)
    held_up.set(delivery.age(oldest.held_up).total_seconds())
    return registry
