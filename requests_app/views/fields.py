"""The fields of a long form in groups with a title, in the order in which one thinks of them."""

from django.utils.translation import gettext_lazy as _

from requests_app.views.deed import DeedView

GROUPS = {
    "report": (
        (_("The visit"), ("spoken_with",)),
        (
            _("Verified figures"),
            (
                "as_claimed",
                "clients_on_site",
                "clients_infected",
                "staff_infected",
                "staff_quarantined",
                "absence_percentage",
                "open_shifts",
            ),
        ),
        (_("Crisis organisation"), ("crisis_organisation", "crisis_findings")),
        (_("Hygiene and infection prevention"), ("hygiene", "hygiene_findings")),
        (_("Advice"), ("lines", "registered_tasks", "expertise", "alternatives", "risks")),
        (_("Conclusion"), ("conclusion", "conditions")),
    ),
    "position": (
        ("", ("outcome", "persons", "motivation", "for_institution", "reservation")),
        (_("With a refusal or return"), ("reasons",)),
        (_("With a deferral"), ("defer_until",)),
    ),
}


def grouped(form, groups) -> list[tuple]:
    """The visible fields of `form` as (title, fields), in `groups` of (title, names); the rest last, without one.

    A group of which the form has nothing is left out.
    """
    named = [(title, [form[name] for name in names if name in form.fields]) for title, names in groups]
    placed = {name for _title, names in groups for name in names}
    rest = [field for field in form.main if field.name not in placed]
    return [(title, fields) for title, fields in (*named, ("", rest)) if fields]


class GroupedView(DeedView):
    """The page of a deed whose fields stand in `groups`."""

    groups = ""

    def _page(self, request, door, form, **more):
        form.groups = lambda: grouped(form, GROUPS[self.groups])
        return super()._page(request, door, form, **more)
