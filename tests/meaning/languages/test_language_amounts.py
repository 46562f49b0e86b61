"""Amounts as readers of each language understand them."""

import pytest

from postlint.meaning.languages.amount import Amount
from postlint.meaning.languages.amounts import amounts, plainly
from postlint.meaning.languages.language import codes, guessed, language
from postlint.meaning.languages.sentence import Skeleton


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
        ("tr", "Suyun %52 kadarı akar.", 52.0, "percent"),
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
        ("Değirmen taşı kuru tip bir taştır, suyla döner ve un öğütür.", "tr"),
        ("Вода тече під млином, і колесо на ній повертається.", "und"),
        ("xyzzy plugh", "und"),
    ],
)
def test_the_language_is_guessed(text: str, code: str) -> None:
    assert guessed(text) == code


def test_what_is_left_out_before_an_apostrophe_is_no_unit() -> None:
    assert [
        a for a in amounts(plainly("Se sei l’unico, va bene."), language("it")) if a.unit.name
    ] == []


@pytest.mark.parametrize(
    ("code", "text", "ends", "dimension"),
    [
        ("es", "Espere 1-2 semanas.", (1.0, 2.0), "time"),
        ("es", "Espere de tres a cinco meses.", (3.0, 5.0), "time"),
        ("de", "Das kostet 10 bis 15 €.", (10.0, 15.0), "money"),
        ("pt", "Custa $100-200 por pessoa.", (100.0, 200.0), "money"),
        ("it", "Dal molino 7–14 giorni.", (7.0, 14.0), "time"),
        ("ja", "料金は3〜5万円です。", (3.0, 50_000.0), "money"),
        ("es", "Del 3-6 abril.", (403.0, 406.0), "date"),
        ("de", "Am 24. Dezember.", (1224.0, 1224.0), "date"),
        ("pt", "No dia 5 de abril.", (405.0, 405.0), "date"),
        ("zh", "4月5日开门。", (405.0, 405.0), "date"),
        ("de", "Es sind 6-2 Tage.", None, ""),
        ("fr", "Il y a 3 heures et 5 jours.", None, ""),
    ],
)
def test_ranges_and_dates_are_one_amount(
    code: str, text: str, ends: tuple[float, float] | None, dimension: str
) -> None:
    found = amounts(plainly(text), language(code))

    if ends is None:
        assert len(found) == 2
    else:
        assert [(one.value, one.high, one.unit.dimension) for one in found] == [(*ends, dimension)]


def _one(text: str) -> Amount:
    (found,) = amounts(text, language("de"))
    return found


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1-2 tage", "2-3 tage", True),
        ("1-2 tage", "4-5 tage", False),
        ("3 tage", "2-4 tage", True),
        ("48 stunden", "2 tage", True),
        ("5 tage", "5 meter", False),
        ("5 €", "5 $", False),
    ],
)
def test_amounts_agree_that_have_something_in_common(one: str, other: str, agree: bool) -> None:
    assert _one(one).agrees(_one(other)) is agree
    assert _one(other).agrees(_one(one)) is agree


def test_an_amount_is_given_by_the_end_of_a_range() -> None:
    assert _one("2 tage").is_given_by(_one("2-3 tage"))
    assert not _one("2-3 tage").is_given_by(_one("2 tage"))
    assert not _one("5 tage").is_given_by(_one("2-7 tage"))


def test_amounts_far_apart_are_hardly_of_one_thing() -> None:
    assert not _one("7 tage").is_near(_one("4 stunden"))
    assert _one("4 tage").is_near(_one("4 stunden"))  # the unit may be the slip
    assert _one("7 tage").is_near(_one("4 tage"))


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("es", "Los sacos de Olmedo: Los de la Barca", {"olmedo", "barca"}),
        ("de", "Die Säcke der Mühle", set()),
        ("ru", "Мука из Суздаля", {"суздаля"}),
        ("zh", "水车用 Redis 和Nacos很快", {"redis", "nacos"}),
    ],
)
def test_names_have_a_capital_within(code: str, text: str, names: set[str]) -> None:
    assert Skeleton(text, language(code)).names == names


def test_what_an_amount_is_for_each_of() -> None:
    said = Skeleton("Es kostet 35 €/Tag und 90 € im Ganzen.", language("de"))

    assert [said.per(one) for one in said.amounts] == ["tag", ""]
