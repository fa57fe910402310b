"""The clocks of devices, which run wrong and without a signal, set right by what was measured when they called."""

from datetime import datetime, timedelta
from typing import Final

CLOCK_WRONG: Final = timedelta(minutes=10)  # as on the phone, which then takes the day from the office's clock


def set_right(moment: datetime, skew: int | None) -> datetime:
    """A moment by the office's clock.

    `skew`: seconds, the device's clock minus the office's; None: not measured, so the device is believed.
    """
    wrong_by = timedelta(seconds=skew or 0)
    if abs(wrong_by) <= CLOCK_WRONG:
        return moment
    try:
        return moment - wrong_by
    except OverflowError:  # a clock at the end of all years
        return moment
