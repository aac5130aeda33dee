"""The form by which what a unit is told is changed after the approval."""

from capacity.forms import SeenForm
from capacity.models import Deployment
from capacity.models.deployment import ARRANGED
from requests_app.forms.deed import of_model


class ArrangeForm(of_model(Deployment, ARRANGED), SeenForm):  # type: ignore[misc]  # made of the model
    """What the unit must know beside, as it was said last; what a program doesn't send stays."""

    field_order = ARRANGED

    def fill(self):
        super().fill()
        if self.target is not None:
            self.initial |= {name: getattr(self.target, name) for name in ARRANGED}

    def clean(self):
        typed = super().clean() or self.cleaned_data
        left_out = [name for name in ARRANGED if self.add_prefix(name) not in self.data]
        return {name: value for name, value in typed.items() if name not in left_out}
