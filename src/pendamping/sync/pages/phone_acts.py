"""Enrolling a phone, and shutting one out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pendamping.access.models import Account
from pendamping.access.selectors import own_account, with_roles
from pendamping.access.services import make_device_link, revoke_device
from pendamping.sync.forms import LostPhoneForm
from pendamping.sync.selectors.phones import get_phone, get_phone_account, owners_with_phones
from pendamping.web.needs import PersonRequest, needs
from pendamping.web.qr import qr_svg
from pendamping.web.rendering import render_page


@needs("account.manage")
@require_POST
@never_cache
def enrol_link(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a link. It is in this answer and nowhere else; asking again makes another and ends this one."""
    return _link_page(request, get_phone_account(request.scope, pk))


@needs("sync.use")
@require_POST
@never_cache
def own_enrol_link(request: PersonRequest) -> HttpResponse:
    return _link_page(request, own_account(request.scope))


@needs("own_account.manage")
@never_cache
def revoke(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Ask once more, say what happens to what the phone still holds, then shut it out."""
    device = get_phone(request.scope, pk)
    is_own = device.account_id == request.scope.account_id
    form = LostPhoneForm(request.POST or None)
    if form.is_valid():
        revoke_device(request.scope, device.pk, form.cleaned_data["because"])
        messages.success(request, _("HP dicabut. Isian yang belum terkirim tetap dapat diserahkan pemiliknya."))
        return redirect("sync:own_phones") if is_own else redirect("sync:account_phones", device.account_id)
    owner = owners_with_phones(request.scope, [device.account])[0]
    phone = next(one for one in owner.phones if one.device.pk == device.pk)
    context = {"form": form, "owner": owner, "phone": phone, "is_own": is_own}
    return render_page(request, "sync/revoke_phone.html", context)


def _link_page(request: PersonRequest, account: Account) -> HttpResponse:
    """Raises: Problem: as `make_device_link`."""
    link = make_device_link(request.scope, account)
    context = {
        "row": with_roles(request.scope, [account])[0],
        "link": link,
        "qr": qr_svg(link.url),
        "is_own": account.pk == request.scope.account_id,
    }
    return render_page(request, "sync/enrol_link.html", context)
