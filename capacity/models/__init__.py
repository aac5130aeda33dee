"""What is recorded about scarce staff: pools and their days, what is booked of them, deployments, plans."""

from capacity.models.booking import Booking, BookingState
from capacity.models.deployment import (
    DailyReport,
    Deployment,
    DeploymentState,
    EndReason,
)
from capacity.models.plan import Plan, PlanLine, PlanState
from capacity.models.pool import Pool, PoolDay, PoolPeriod, Shortage

__all__ = [
    "Booking",
    "BookingState",
    "DailyReport",
    "Deployment",
    "DeploymentState",
    "EndReason",
    "Plan",
    "PlanLine",
    "PlanState",
    "Pool",
    "PoolDay",
    "PoolPeriod",
    "Shortage",
]
