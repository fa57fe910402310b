"""Addresses of this app."""

from django.urls import path

from pendamping.access.pages import account_acts, account_import, accounts, audit, cards, links, own_account

app_name = "access"
urlpatterns = [
    path("", own_account.own_account, name="own_account"),
    path("peran/", own_account.switch_role, name="switch_role"),
    path("tautan/<str:secret>/", links.use_link, name="use_link"),
    path("pengguna/", accounts.accounts, name="accounts"),
    path("pengguna/baru/", accounts.new_account, name="new_account"),
    path("pengguna/impor/", account_import.import_accounts, name="import_accounts"),
    path("pengguna/impor/simpan/", account_import.confirm_import, name="confirm_import"),
    path("pengguna/impor/perbaiki/", account_import.faulty_rows, name="faulty_rows"),
    path("pengguna/impor/contoh/", account_import.account_template, name="account_template"),
    path("pengguna/kartu/", cards.cards, name="cards"),
    path("pengguna/<int:pk>/", accounts.account, name="account"),
    path("pengguna/<int:pk>/ubah/", accounts.edit_account, name="edit_account"),
    path("pengguna/<int:pk>/kartu/", cards.card, name="card"),
    path("pengguna/<int:pk>/tangguhkan/", account_acts.suspend, name="suspend"),
    path("pengguna/<int:pk>/serahkan/", account_acts.give_over, name="hand_over"),
    path("pengguna/<int:pk>/dua-langkah/", account_acts.drop_second_factor, name="drop_second_factor"),
    path("pengguna/<int:pk>/peran/", account_acts.add_role, name="add_role"),
    path("pengguna/<int:pk>/peran/<int:role_pk>/", account_acts.stop_role, name="stop_role"),
    path("jejak/", audit.audit, name="audit"),
    path("jejak/unduh/", audit.export_audit, name="export_audit"),
    path("kata-sandi/", links.set_password, name="set_password"),
]
