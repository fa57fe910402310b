"""Addresses of this app that are pages; the API is assembled in `api.py`."""

from django.urls import path

from pendamping.sync.pages import checking, field_app, parcels, phone_acts, phones, receipts

app_name = "sync"
urlpatterns = [
    path("lapangan/", field_app.field_app, name="field_app"),
    path("lapangan/<path:path>", field_app.field_app, name="field_app_file"),
    path("hp/", phones.phones, name="phones"),
    path("hp/saya/", phones.own_phones, name="own_phones"),
    path("hp/saya/tautan/", phone_acts.own_enrol_link, name="own_enrol_link"),
    path("hp/akun/<int:pk>/", phones.account_phones, name="account_phones"),
    path("hp/akun/<int:pk>/tautan/", phone_acts.enrol_link, name="enrol_link"),
    path("hp/berkas/", parcels.hand_in, name="hand_in"),
    path("hp/berkas/<uuid:pk>/", parcels.parcel, name="parcel"),
    path("hp/berkas/<uuid:pk>/tanda-terima/", parcels.parcel_receipt, name="parcel_receipt"),
    path("hp/<uuid:pk>/cabut/", phone_acts.revoke, name="revoke_phone"),
    path("hp/orang/<uuid:person_id>/", phones.person_phones, name="person_phones"),
    path("tanda-terima/", receipts.receipts, name="receipts"),
    path("tanda-terima/periksa/", checking.check_receipt, name="check_receipt"),
    path("tanda-terima/<uuid:person_id>/", receipts.receipts, name="person_receipts"),
    path("tanda-terima/<uuid:person_id>/<str:month>/", receipts.receipt, name="receipt"),
    path("tanda-terima/<uuid:person_id>/<str:month>/pdf/", receipts.receipt_pdf, name="receipt_pdf"),
]
