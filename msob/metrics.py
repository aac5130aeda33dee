"""Figures for monitoring, in Prometheus' format."""

from django.conf import settings
from django.http import Http404
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView


@require_safe
def metrics(request):
    """The figures, for the bearer of settings.MSOB_METRICS_TOKEN; 404 for everybody else."""
    wanted = f"Bearer {settings.MSOB_METRICS_TOKEN}"
    if not settings.MSOB_METRICS_TOKEN or not constant_time_compare(request.headers.get("Authorization", ""), wanted):
        raise Http404
    return ExportToDjangoView(request)
