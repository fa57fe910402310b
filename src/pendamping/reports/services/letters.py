"""What a paper needs to be a letter of its office: a number of its own, and somebody in office who signs it."""

from pendamping.common.scope import Scope
from pendamping.people.schemas import NewLetter
from pendamping.people.selectors.letters import require_in_office
from pendamping.people.services import take_letter_number
from pendamping.reports.selectors.letters import letter_sample_sheet
from pendamping.reports.services.issuing import File
from pendamping.reports.services.sheets import print_sheet


def letter_number(scope: Scope, code: str, written: str, *, letter: str, about: str, signer: str) -> str:
    """The number that somebody wrote, else the next one of this office; every version of a `letter` has the same.

    Raises:
        SignatoryNotInOffice: `signer` is recorded for this office, and not in office today.
        NotAllowed, NoLetterScheme: no number was written, and there is none to take.
    """
    require_in_office(scope, code, signer, scope.today)
    if written:
        return written
    return take_letter_number(scope, code, NewLetter(letter=letter, about=about[:200], dated=scope.today)).text


def print_sample_letter(scope: Scope, code: str) -> File:
    """A sheet that shows what the letters of this office look like; it takes no number.

    Raises: NotAllowed, RegionNotFound, NotFound.
    """
    scope.require("letter.settings")
    return print_sheet(scope, letter_sample_sheet(scope, code), "letter.sample_printed")
