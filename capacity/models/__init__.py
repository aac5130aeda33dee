"""What is recorded about scarce staff: pools and their days, what is booked of them, deployments, costs, plans."""

from capacity.models.booking import Booking, BookingState
from capacity.models.cost import Cost, CostKind, Payer, Scheme
from capacity.models.deployment import (
    DailyReport,
    Deployment,
    DeploymentState,
    EndReason,
    Hand,
    MovementOrder,
    Part,
)
from capacity.models.plan import Plan, PlanLine, PlanState
from capacity.models.pool import Pool, PoolDay, PoolPeriod, Shortage

__all__ = [
    "Booking",
    "BookingState",
    "Cost",
    "CostKind",
    "DailyReport",
    "Deployment",
    "DeploymentState",
    "EndReason",
    "Hand",
    "MovementOrder",
    "Part",
    "Payer",
    "Plan",
    "PlanLine",
    "PlanState",
    "Pool",
    "PoolDay",
    "PoolPeriod",
    "Scheme",
    "Shortage",
]
