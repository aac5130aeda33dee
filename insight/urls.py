"""The pages of the picture."""

from django.urls import path

from insight import steering_views, views

app_name = "insight"
urlpatterns = [
    path("steering/", steering_views.page, name="steering"),
    path("steering/export.<kind>", steering_views.page_export, name="steering_export"),
    path("picture/", views.picture_page, name="own"),
    path("picture/<str:scope>/", views.picture_page, name="picture"),
    path("picture/<str:scope>/export.<kind>", views.picture_export, name="export"),
]
