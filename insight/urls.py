"""The pages of the picture."""

from django.urls import path

from insight import views

app_name = "insight"
urlpatterns = [
    path("picture/", views.picture_page, name="own"),
    path("picture/<str:scope>/", views.picture_page, name="picture"),
    path("picture/<str:scope>/charts/", views.charts_page, name="charts"),
    path("picture/<str:scope>/export.<kind>", views.picture_export, name="export"),
]
