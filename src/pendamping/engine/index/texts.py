"""The sentences of faults in answers, by their code. Whoever shows them may translate them."""

from typing import Final


def _(text: str) -> str:
    """Marks a sentence for translation without knowing a framework."""
    return text


TEXTS: Final = {
    "date": _("Terbaca tanggal atau jam (%(read)s): lembar kerja mengubah isiannya. Tulis lagi sebagai angka."),
    "formula_error": _("Terbaca kesalahan rumus %(read)s. Tulis angkanya."),
    "not_a_number": _("Terbaca “%(read)s”. Tulis angka saja, dalam %(unit)s."),
    "word_beside": _("Terbaca “%(read)s”. Tulis angkanya saja: %(write)s. Satuannya sudah %(unit)s."),
    "other_unit": _("Terbaca “%(read)s”. Isian ini dalam %(unit)s: tulis %(write)s."),
    "foreign_unit": _("Terbaca “%(read)s”. Satuan itu tidak cocok: isian ini dalam %(unit)s."),
    "percent": _("Terbaca “%(read)s”. Tulis jumlahnya dalam %(unit)s, bukan persen."),
    "decimal_point": _("Terbaca “%(read)s”. Untuk desimal pakai koma: %(write)s."),
    "thousands_or_decimals": _("“%(read)s” dapat berarti dua hal. Tulis %(first)s atau %(second)s."),
    "not_whole": _("Terbaca %(read)s. Isian ini dihitung utuh dalam %(unit)s: tulis bilangan bulat, tanpa koma."),
    "negative": _("Terbaca %(read)s. Isian ini tidak dapat kurang dari 0."),
    "too_small": _("Terbaca %(read)s. Paling kecil %(least)s %(unit)s."),
    "too_large": _("Terbaca %(read)s. Paling besar %(most)s %(unit)s."),
    "not_yes_or_no": _("Terbaca “%(read)s”. Tulis Ya atau Tidak."),
    "not_an_option": _("Terbaca “%(read)s”. Pilih salah satu: %(options)s."),
    "none_and_some": _("Terbaca “%(read)s”. Pilih jenisnya, atau Tidak ada, tidak keduanya."),
    "unknown_answer": _("Pertanyaan %(read)s tidak ada dalam indeks ini."),
    "more_than": _("%(label)s %(value)s, lebih banyak daripada %(other)s (%(most)s). Perbaiki salah satunya."),
    "contradiction": _("%(what)s Perbaiki salah satunya."),
    "unusual": _("Terbaca %(read)s %(unit)s, jauh di atas yang wajar (%(usual)s). Pastikan satuannya."),
}
