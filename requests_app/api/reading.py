"""What a query string asks of a list: filters strictly read."""

from requests_app.api.shapes import fill

PAGING = {"sort", "cursor"}


def chosen(form_class, request) -> dict:
    """What the query string filters by, as the form has it; raises ValidationError for what it doesn't know."""
    asked = {name: value for name, value in request.GET.items() if name not in PAGING}
    return fill(form_class(data={}), asked, typed=False).cleaned_data
