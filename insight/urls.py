"""The pages of the picture."""

from django.urls import path

from capacity import day_in_address  # noqa: F401 - makes <day:…> known
from insight import views
from insight.civil_pools import views as civil_pools
from insight.lessons import views as lessons
from insight.money import views as money
from insight.open_data import views as open_data
from insight.pressure import sign_views
from insight.pressure import views as pressure
from insight.reports import views as reports
from insight.steering import views as steering
from insight.upscaling import views as upscaling

app_name = "insight"
urlpatterns = [
    path("steering/", steering.page, name="steering"),
    path("steering/export.<kind>", steering.page_export, name="steering_export"),
    path("picture/", views.picture_page, name="own"),
    path("picture/<str:scope>/", views.picture_page, name="picture"),
    path("picture/<str:scope>/charts/", views.charts_page, name="charts"),
    path("picture/<str:scope>/export.<kind>", views.picture_export, name="export"),
    path("reports/", reports.reports_page, name="reports"),
    path("reports/by-mail/<int:pk>/stop/", reports.subscription_stop, name="subscription_stop"),
    path("reports/<str:scope>/", reports.report_page, name="report"),
    path("reports/<str:scope>/report.pdf", reports.report_pdf, name="report_pdf"),
    path("reports/<str:scope>/briefing.pdf", reports.briefing_pdf, name="briefing_pdf"),
    path("reports/<str:scope>/tables/<slug:table>.<kind>", reports.table_export, name="report_table"),
    path("open-data/", open_data.page, name="open_data"),
    path("open-data/catalog.jsonld", open_data.description, name="open_catalog"),
    path("open-data/<day:day>.<kind>", open_data.file, name="open_file"),
    path("money/", money.money_page, name="money"),
    path("money/<str:scope>/", money.money_page, name="money_of"),
    path("money/<str:scope>/export.<kind>", money.money_export, name="money_export"),
    path("upscaling/", upscaling.upscaling_page, name="upscaling"),
    path("upscaling/export.<kind>", upscaling.upscaling_export, name="upscaling_export"),
    path("upscaling/import/", upscaling.upscaling_importing, name="upscaling_import"),
    path("upscaling/import/sheet/", upscaling.upscaling_sheet, name="upscaling_import_sheet"),
    path("lessons/", lessons.lesson_list, name="lessons"),
    path("lessons/export.<kind>", lessons.lesson_export, name="lessons_export"),
    path("lessons/new/", lessons.lesson_new, name="lesson_new"),
    path("lessons/<int:pk>/", lessons.lesson_page, name="lesson"),
    path("lessons/<int:pk>/<slug:step>/", lessons.lesson_deed, name="lesson_deed"),
    path("early-signs/", sign_views.signs_page, name="signs"),
    path("early-signs/<str:scope>/", sign_views.signs_page, name="signs_of"),
    path("early-signs/<str:scope>/export.<kind>", sign_views.signs_export, name="signs_export"),
    path("early-signs/<str:scope>/<int:pk>/", sign_views.sign_call, name="sign_call"),
    path("civil-pools/", civil_pools.civil_pools_page, name="civil_pools"),
    path("civil-pools/import/", civil_pools.civil_pools_importing, name="civil_pools_import"),
    path("civil-pools/import/sheet/", civil_pools.civil_pools_sheet, name="civil_pools_import_sheet"),
    path("civil-pools/<str:scope>/", civil_pools.civil_pools_page, name="civil_pools_of"),
    path("civil-pools/<str:scope>/export.<kind>", civil_pools.civil_pools_export, name="civil_pools_export"),
    path("civil-pools/<str:scope>/<slug:pool>/hand-in/", civil_pools.civil_pools_hand_in, name="civil_pools_hand_in"),
    path("pressure/", pressure.pressure_page, name="pressure"),
    path("pressure/import/", pressure.pressure_importing, name="pressure_import"),
    path("pressure/import/sheet/", pressure.pressure_sheet, name="pressure_import_sheet"),
    path("pressure/<str:scope>/", pressure.pressure_page, name="pressure_of"),
    path("pressure/<str:scope>/export.<kind>", pressure.pressure_export, name="pressure_export"),
    path("pressure/<str:scope>/hand-in/", pressure.pressure_hand_in, name="pressure_hand_in"),
]
