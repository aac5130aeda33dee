"""Below /api/v1/; no trailing slash anywhere."""

from django.urls import path

from capacity import api, booking_api, plan_api

urlpatterns = [
    path("pools", api.Pools.as_view(), name="api-pools"),
    path("pools/<int:pk>", api.PoolDetail.as_view(), name="api-pool"),
    path("pools/<int:pk>/confirmations", api.Confirmations.as_view(), name="api-pool-confirmations"),
    path("pools/<int:pk>/sizes", api.Sizes.as_view(), name="api-pool-sizes"),
    path("pools/<int:pk>/shortages", api.Shortages.as_view(), name="api-pool-shortages"),
    path("pools/<int:pk>/shortages/<int:shortage>/solutions", api.Solutions.as_view(), name="api-shortage-solutions"),
    path("plans", plan_api.Plans.as_view(), name="api-plans"),
    path("plans/<int:pk>", plan_api.PlanDetail.as_view(), name="api-plan"),
    path("plans/<int:pk>/cancellations", plan_api.Cancellations.as_view(), name="api-plan-cancellations"),
    path("plans/<int:pk>/comparison", plan_api.Comparison.as_view(), name="api-plan-comparison"),
    path("plans/<int:pk>/left", plan_api.Left.as_view(), name="api-plan-left"),
    path("plans/<int:pk>/adoptions", plan_api.Adoptions.as_view(), name="api-plan-adoptions"),
    path("plans/<int:pk>/positions", plan_api.Positions.as_view(), name="api-plan-positions"),
    path("bookings", booking_api.Bookings.as_view(), name="api-bookings"),
    path("board", api.Board.as_view(), name="api-board"),
    path("board/units", api.UnitBoard.as_view(), name="api-board-units"),
    path("bands", api.Bands.as_view(), name="api-bands"),
]
