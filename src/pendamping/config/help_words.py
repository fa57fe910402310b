"""What argparse and Django say about commands in English, in Indonesian. English readers get their own words."""

WORDS = {
    "usage:": "pemakaian: ",
    "positional arguments": "isian",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "Show program's version number and exit.": "tampilkan versi",
    "Verbosity level; 0=minimal output, 1=normal output, 2=verbose output, 3=very verbose output": (
        "banyaknya keterangan: 0 paling sedikit, 1 biasa, 2 banyak, 3 semua"
    ),
    'The Python path to a settings module, e.g. "myproject.settings.main". If this isn\'t provided, the '
    "DJANGO_SETTINGS_MODULE environment variable will be used.": "modul pengaturan Django (untuk pengembang)",
    'A directory to add to the Python path, e.g. "/home/djangoprojects/myproject".': (
        "folder tambahan untuk modul Python (untuk pengembang)"
    ),
    "Display a full stack trace on CommandError exceptions.": "tampilkan jejak lengkap bila perintah berhenti",
    "Don't colorize the command output.": "tanpa warna",
    "Force colorization of the command output.": "selalu dengan warna",
    "Skip system checks.": "lewati pemeriksaan sistem",
    "Updates database schema. Manages both apps with migrations and those without.": (
        "Menyiapkan atau memperbarui susunan basis data"
    ),
    "App label of an application to synchronize the state.": "bagian yang disesuaikan saja",
    "Database state will be brought to the state after that migration. "
    'Use the name "zero" to unapply all migrations.': (
        "bawa basis data ke keadaan sesudah migrasi ini; zero membatalkan semuanya"
    ),
    "Tells Django to NOT prompt the user for input of any kind.": "jangan bertanya apa pun",
    'Nominates a database to synchronize. Defaults to the "default" database.': "basis data yang disesuaikan",
    "Mark migrations as run without actually running them.": "catat migrasi sebagai selesai tanpa menjalankannya",
    "Detect if tables already exist and fake-apply initial migrations if so. Make sure that the current database "
    "schema matches your initial migration before using this flag. "
    "Django will only check for an existing table name.": (
        "catat migrasi awal sebagai selesai bila tabelnya sudah ada; hanya nama tabel yang diperiksa"
    ),
    "Shows a list of the migration actions that will be performed.": "tampilkan saja apa yang akan dilakukan",
    "Creates tables for apps without migrations.": "buat tabel bagian yang tidak punya migrasi",
    "Exits with a non-zero status if unapplied migrations exist and does not actually apply migrations.": (
        "hanya periksa apakah ada migrasi yang belum dijalankan"
    ),
    "Delete nonexistent migrations from the django_migrations table.": "hapus catatan migrasi yang tidak ada lagi",
    "Checks the entire Django project for potential problems.": "Memeriksa pengaturan dan susunan pemasangan ini",
    "Run only checks labeled with given tag.": "hanya pemeriksaan dengan tanda ini",
    "List available tags. Specify --deploy to include available deployment tags.": (
        "daftar tanda; dengan --deploy termasuk tanda keamanan pemasangan"
    ),
    "Check deployment settings.": "periksa juga pengaturan keamanan pemasangan",
    "Message level that will cause the command to exit with a non-zero status. Default is ERROR.": (
        "tingkat temuan yang dianggap gagal (bawaan ERROR)"
    ),
    "Run database related checks against these aliases.": "periksa juga basis data ini",
}

# Complaints carry values, so these are patterns, applied one after the other.
ERRORS = (
    (r"^argument ([^:]+): ", r"pilihan \1: "),
    (r"the following arguments are required: (.+)$", r"yang ini wajib diisi: \1"),
    (r"one of the arguments (.+) is required", r"salah satu dari \1 wajib diisi"),
    (r"unrecognized arguments: (.+)$", r"tidak dikenal: \1"),
    (r"invalid int value: (.+)$", r"isi dengan bilangan bulat, bukan \1"),
    (r"invalid (\w+) value: (.+)$", r"\2 tidak dapat dipakai"),
    (r"invalid choice: (.+) \(choose from (.+)\)$", r"\1 tidak ada; pilih \2"),
    (r"expected one argument$", "perlu satu nilai"),
    (r"expected at least one argument$", "perlu sekurangnya satu nilai"),
    (r"not allowed with argument (.+)$", r"tidak dapat bersama \1"),
)
