from django.urls import path

from capacity import day_in_address  # noqa: F401 - makes <day:…> known
from capacity.views import board, importing, plans, pools

app_name = "capacity"
urlpatterns = [
    path("capacity/", board.board_page, name="board"),
    path("capacity/export.<kind>", board.board_export, name="export"),
    path("capacity/<slug:staff_type>/<day:day>/", board.cell_page, name="cell"),
    path("capacity/plans/", plans.plan_list, name="plans"),
    path("capacity/plans/<int:pk>/", plans.plan_page, name="plan"),
    path("capacity/plans/<int:pk>/adopt/", plans.plan_adopt, name="adopt"),
    path("capacity/plans/<int:pk>/package/", plans.plan_package, name="package"),
    path("capacity/pools/", pools.pool_list_page, name="pools"),
    path("capacity/pools/export.<kind>", pools.pool_export, name="pools_export"),
    path("capacity/pools/import/", importing.pool_importing, name="pool_import"),
    path("capacity/pools/import/sheet.xlsx", importing.pool_sheet, name="pool_import_sheet"),
    path("capacity/pools/new/", pools.pool_new, name="pool_new"),
    path("capacity/pools/<int:pk>/", pools.pool_page, name="pool"),
    path("capacity/pools/<int:pk>/edit/", pools.pool_edit, name="pool_edit"),
    path("capacity/pools/<int:pk>/size/", pools.pool_size, name="pool_size"),
    path("capacity/pools/<int:pk>/confirm/", pools.pool_confirm, name="pool_confirm"),
    path("capacity/pools/<int:pk>/shortages/<int:shortage>/solve/", pools.shortage_solve, name="shortage_solve"),
]
