"""Any of several, as check boxes."""

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget


class Ticks(SelectMultipleField):
    """Any of several, as check boxes. What is no longer offered is left aside rather than refused."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form):
        """Unknown values are dropped by the form."""
