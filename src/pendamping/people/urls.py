"""Addresses of this app."""

from django.urls import path

from pendamping.people.pages import contracts, editing, organisations, people, posts, rosters, vacancies

app_name = "people"
urlpatterns = [
    path("", people.people, name="people"),
    path("unduh/", people.export, name="export"),
    path("unduh/nomor/", people.export_numbers, name="export_numbers"),
    path("baru/", editing.new_person, name="new_person"),
    path("data-saya/", people.own_sheet, name="own_sheet"),
    path("data-saya/tampilkan/", people.reveal_own, name="reveal_own"),
    path("kekosongan/", vacancies.vacancies, name="vacancies"),
    path("kekosongan/<str:code>/kebutuhan/", vacancies.required_posts, name="required_posts"),
    path("desa/<str:code>/", vacancies.village, name="village"),
    path("penempatan/<int:assignment_id>/akhiri/", posts.end_placement, name="end_placement"),
    path("penempatan/<int:assignment_id>/keberatan/", posts.objection, name="objection"),
    path("kontrak/<int:contract_id>/perpanjangan/", contracts.renewal, name="renewal"),
    path("koordinator/<int:term_id>/akhiri/", contracts.end_term, name="end_term"),
    path("perangkat-daerah/", organisations.organisations, name="organisations"),
    path("perangkat-daerah/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("impor/", rosters.rosters, name="rosters"),
    path("impor/contoh/", rosters.roster_template, name="roster_template"),
    path("impor/<uuid:roster_id>/", rosters.roster, name="roster"),
    path("impor/<uuid:roster_id>/simpan/", rosters.confirm, name="confirm_roster"),
    path("impor/<uuid:roster_id>/perlu-diperbaiki/", rosters.faulty_rows, name="faulty_rows"),
    path("impor/<uuid:roster_id>/buang/", rosters.discard, name="discard_roster"),
    path("<uuid:person_id>/", people.person, name="person"),
    path("<uuid:person_id>/tampilkan/", people.reveal, name="reveal"),
    path("<uuid:person_id>/ubah/", editing.edit_person, name="edit_person"),
    path("<uuid:person_id>/akun/", editing.account, name="account"),
    path("<uuid:person_id>/penempatan/baru/", posts.new_placement, name="new_placement"),
    path("<uuid:person_id>/kontrak/baru/", contracts.new_contract, name="new_contract"),
    path("<uuid:person_id>/koordinator/baru/", contracts.new_term, name="new_term"),
]
