"""One-time links on paper: each shown once, on a card to fold and hand over."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.access.models import Account
from pendamping.access.schemas import OneTimeLink
from pendamping.access.selectors import AccountRow, get_account, get_accounts, with_roles
from pendamping.access.services import make_sign_in_link
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.qr import qr_svg
from pendamping.web.rendering import render_page

AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Card:
    row: AccountRow
    link: OneTimeLink
    qr: str


@needs("account.manage")
@require_POST
@never_cache
def card(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a new link. It is in this answer and nowhere else; asking again makes another and ends this one."""
    account = get_account(request.scope, pk)
    return render_page(request, "access/cards.html", {"cards": _make_cards(request, [account]), "back": account})


@needs("account.manage")
@require_POST
@never_cache
def cards(request: PersonRequest) -> HttpResponse:
    """Cards for the chosen accounts, four to a sheet of A4."""
    wanted = [int(pk) for pk in request.POST.getlist("account") if pk.isdecimal()][:AT_MOST]
    accounts = get_accounts(request.scope, wanted)
    if not accounts:
        return redirect("access:accounts")
    return render_page(request, "access/cards.html", {"cards": _make_cards(request, accounts)})


def _make_cards(request: PersonRequest, accounts: Sequence[Account]) -> list[Card]:
    with transaction.atomic():
        links = [make_sign_in_link(request.scope, account) for account in accounts]
    rows = with_roles(request.scope, accounts)
    return [Card(row, link, qr_svg(link.url)) for row, link in zip(rows, links, strict=True)]
