"""The product's addresses, and those of the floor."""

from django.urls import path

from bench import floor
from msob.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *urlpatterns,
    path("bench/floor/", floor.page, name="bench_floor"),
    path("bench/bare/", floor.bare, name="bench_bare"),
    path("bench/same/<str:name>/", floor.same_page, name="bench_same"),
    path("api/v1/bench/floor", floor.api, name="bench_floor_api"),
    path("api/v1/bench/bare", floor.bare_api, name="bench_bare_api"),
    path("api/v1/bench/same/<str:name>", floor.same_answer, name="bench_same_api"),
]
