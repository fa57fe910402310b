"""What changes people, their contracts and their posts; other apps import from here."""

from pendamping.people.services.accounts import link_account, link_account_by_name, open_account
from pendamping.people.services.contracts import decide_renewal, sign_contract, tell_signing
from pendamping.people.services.coordinators import begin_coordinator_term, end_coordinator_term
from pendamping.people.services.exports import export_people
from pendamping.people.services.letters import (
    end_signatory,
    record_signatory,
    set_letter_scheme,
    take_letter_number,
)
from pendamping.people.services.organisations import add_organisation, change_organisation
from pendamping.people.services.persons import change_person, register_person, reveal_personal
from pendamping.people.services.placements import (
    answer_objection,
    end_assignment,
    place_person,
    preview_placement,
    record_objection,
)
from pendamping.people.services.posts import set_required_posts
from pendamping.people.services.rosters import (
    confirm_roster,
    discard_roster,
    mend_roster,
    purge_rosters,
    start_roster,
    take_faulty_rows,
)

__all__ = [
    "add_organisation",
    "answer_objection",
    "begin_coordinator_term",
    "change_organisation",
    "change_person",
    "confirm_roster",
    "decide_renewal",
    "discard_roster",
    "end_assignment",
    "end_coordinator_term",
    "end_signatory",
    "export_people",
    "link_account",
    "link_account_by_name",
    "mend_roster",
    "open_account",
    "place_person",
    "preview_placement",
    "purge_rosters",
    "record_objection",
    "record_signatory",
    "register_person",
    "reveal_personal",
    "set_letter_scheme",
    "set_required_posts",
    "sign_contract",
    "start_roster",
    "take_faulty_rows",
    "take_letter_number",
    "tell_signing",
]
