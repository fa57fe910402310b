"""The phones of an area and one's own: who has one, when it last spoke, what the office could not take."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from pendamping.access.models import Account
from pendamping.access.selectors import may_manage, own_account
from pendamping.people.selectors import get_person
from pendamping.sync.forms import PhoneSearchForm
from pendamping.sync.selectors.phones import (
    count_phones,
    get_phone_account,
    owners_with_phones,
    phone_owners,
    refused_of,
)
from pendamping.sync.wording import kind_words
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.rendering import render_page

ON_A_PAGE, REFUSED_ON_A_PAGE = 50, 20


@needs("account.manage")
def phones(request: PersonRequest) -> HttpResponse:
    form = PhoneSearchForm(request.GET)
    wanted = form.values
    found = phone_owners(request.scope, wanted["q"], wanted["state"])
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "owners": owners_with_phones(request.scope, page),
        "counts": count_phones(request.scope),
        "is_search": any(wanted.values()),
    }
    return render_page(request, "sync/phones.html", context)


@needs("account.manage")
@never_cache
def account_phones(request: PersonRequest, pk: int) -> HttpResponse:
    account = get_phone_account(request.scope, pk)
    return _phones_of(request, account, may_act=may_manage(request.scope, account))


@needs("sync.use")
@never_cache
def own_phones(request: PersonRequest) -> HttpResponse:
    return _phones_of(request, own_account(request.scope), may_act=True)


@needs("account.manage")
def person_phones(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """The way there from a person's own page."""
    person = get_person(request.scope, person_id)
    if person.account_id is None:
        return render_page(request, "sync/no_account.html", {"person": person})
    return redirect("sync:account_phones", person.account_id)


def _phones_of(request: PersonRequest, account: Account, *, may_act: bool) -> HttpResponse:
    refused = refused_of(request.scope, account)
    page = Paginator(refused, REFUSED_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "owner": owners_with_phones(request.scope, [account])[0],
        "is_own": account.pk == request.scope.account_id,
        "may_act": may_act or account.pk == request.scope.account_id,
        "page": page,
        "refused": [(kind_words(one.kind), one) for one in page],
    }
    return render_page(request, "sync/account_phones.html", context)
