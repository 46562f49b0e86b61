"""Amounts as readers of each language understand them."""

import pytest

from postlint.meaning.languages.amounts import amounts, plainly
from postlint.meaning.languages.language import codes, guessed, language


@pytest.mark.parametrize(
    ("code", "text", "value", "dimension"),
    [
        ("de", "Der Hof hat 1.200,50 Meter Zaun.", 1200.5, "length"),
        ("de", "Es dauert zwei Stunden.", 2.0, "time"),
        ("fr", "Le billet coûte 1 200 € par an.", 1200.0, "money"),
        ("es", "La silla cuesta 35 euros.", 35.0, "money"),
        ("pt", "O muro tem 2,5 metros.", 2.5, "length"),
        ("it", "La torta cuoce 40 minuti.", 40.0, "time"),
        ("nl", "Het pad is 3 kilometer lang.", 3.0, "length"),
        ("pl", "Sznur ma 12 metrów.", 12.0, "length"),
        ("ru", "Поездка занимает 3 часа.", 3.0, "time"),
        ("tr", "Çorba 20 dakika pişer.", 20.0, "time"),
        ("ja", "お湯は８０℃にします。", 80.0, "temperature"),
        ("ja", "費用は3万円です。", 30000.0, "money"),
        ("zh", "船票为15元。", 15.0, "money"),
        ("ko", "수업은 40분 걸립니다.", 40.0, "time"),
        ("zh", "不用，38% 是文档。", 38.0, "percent"),
        ("und", "1,200 km", 1200.0, "length"),
    ],
)
def test_one_amount(code: str, text: str, value: float, dimension: str) -> None:
    (found,) = amounts(plainly(text), language(code))

    assert (found.value, found.unit.dimension) == (value, dimension)


@pytest.mark.parametrize("text", ["192.168.1.1:8080", "0.8.2", "1:30:05", "1.2.3.4.5", "7,8,9"])
def test_addresses_and_versions_fail_nothing(text: str) -> None:
    for code in sorted(codes()):
        amounts(plainly(f"Port {text} x"), language(code))


def test_units_convert() -> None:
    hour, minutes = (amounts(text, language("de"))[0] for text in ("1 stunde", "60 minuten"))

    assert hour.is_same(minutes)


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_file_is_read(code: str) -> None:
    known = language(code)

    assert known.units
    assert known.decimal in (",", ".")
    assert known.is_unspaced or known.small


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Brunnen ist tief und die Pumpe wird im Herbst gereinigt.", "de"),
        ("El taller de la calle mayor abre temprano y no cierra.", "es"),
        ("渡船开到几点？", "zh"),
        ("お湯は熱い。", "ja"),
        ("xyzzy plugh", "und"),
    ],
)
def test_the_language_is_guessed(text: str, code: str) -> None:
    assert guessed(text) == code


def test_what_is_left_out_before_an_apostrophe_is_no_unit() -> None:
    assert [
        a for a in amounts(plainly("Se sei l’unico, va bene."), language("it")) if a.unit.name
    ] == []
