from pathlib import Path

import pytest

from pendamping.config.environment import Environment, EnvironmentProblem, read_environment


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("PENDAMPING_MODE", "percobaan", "PENDAMPING_MODE: pilih 'production' or 'demo'"),
        ("PENDAMPING_TIME_ZONE", "Asia/Singapore", "PENDAMPING_TIME_ZONE: pilih 'Asia/Jakarta'"),
        ("PENDAMPING_HTTPS", "mungkin", "PENDAMPING_HTTPS: isi 1 atau 0"),
        ("PENDAMPING_UPLOAD_LIMIT_MB", "banyak", "PENDAMPING_UPLOAD_LIMIT_MB: isi dengan bilangan bulat"),
        ("PENDAMPING_UPLOAD_LIMIT_MB", "0", "PENDAMPING_UPLOAD_LIMIT_MB: paling kecil 1"),
        ("PENDAMPING_TRUSTED_PROXIES", "9", "PENDAMPING_TRUSTED_PROXIES: paling besar 5"),
        ("PENDAMPING_SECRET_KEY", "pendek", "PENDAMPING_SECRET_KEY: paling sedikit 50 karakter"),
        ("PENDAMPING_BASE_URL", "contoh.go.id", "PENDAMPING_BASE_URL: tulis seperti https://"),
        ("PENDAMPING_BASE_URL", "http://contoh.go.id", "PENDAMPING_BASE_URL: pakai https://"),
        ("PENDAMPING_ALLOWED_HOSTS", "*", "PENDAMPING_ALLOWED_HOSTS: sebut nama mesinnya"),
        ("PENDAMPING_OIDC_SERVER_URL", "http://sso.contoh.id", "PENDAMPING_OIDC_SERVER_URL: tulis alamat"),
        ("PENDAMPING_LAW_DIR", "/tidak/ada", "PENDAMPING_LAW_DIR: tulis folder yang ada"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL: tulis seperti postgresql://"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_fit(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv("PENDAMPING_HTTPS", "1")
    monkeypatch.setenv(variable, value)
    with pytest.raises(EnvironmentProblem) as caught:
        read_environment()
    assert said in str(caught.value)


def test_every_wrong_value_is_named_at_once_and_secrets_are_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PENDAMPING_MODE", "x")
    monkeypatch.setenv("PENDAMPING_SECRET_KEY", "rahasia-pendek")
    with pytest.raises(EnvironmentProblem) as caught:
        read_environment()
    assert str(caught.value).count("PENDAMPING_") == 2
    assert "rahasia-pendek" not in str(caught.value)


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PENDAMPING_ALLOWED_HOSTS", "satu.id, dua.id,")
    assert read_environment().allowed_hosts == ("satu.id", "dua.id")


def test_every_setting_is_in_the_operators_guide() -> None:
    guide = (Path(__file__).resolve().parents[4] / "docs" / "operator.md").read_text(encoding="utf-8")
    names = {field.validation_alias or f"PENDAMPING_{name.upper()}" for name, field in Environment.model_fields.items()}
    missing = sorted(name for name in map(str, names) if name not in guide)
    assert not missing
