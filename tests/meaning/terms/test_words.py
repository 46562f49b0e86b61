"""Words as they are compared, and the language that they are of."""

from __future__ import annotations

import pytest

from postlint.meaning.terms.words import folded, is_english


@pytest.mark.parametrize(
    "text",
    [
        "Can I mend a kettle that leaks? No, you have to buy another one.",
        "How long does a loom last? Oak looms last twenty years with care.",
        "What is weft? The thread that runs across the cloth.",
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Posso consertar a chaleira? Não, a água do fogão cai no chão e é preciso comprar outra.",
        "¿Puedo reparar la tetera? No, hay que comprar otra porque el agua sale a la mesa.",
        "Kan ik de ketel maken? Nee, het water loopt in de kast en er is een andere nodig.",
        "Kann ich den Kessel flicken? Nein, das Wasser läuft aus, so ist er nicht zu retten.",
        "Puis-je réparer la bouilloire ? Non, on a besoin d’une autre, car l’eau sort par le bas.",
        "Posso riparare il bollitore? No, perché l’acqua esce e me ne serve un altro.",
        "水壶漏水可以修吗？不可以，需要买一个新的。",
        "",
    ],
)
def test_other_languages(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t – “stop”, please!", "don't    stop   please "),
        ("Don't - stop, please!", "don't   stop  please "),
        ("ÜBER 5€…", "über 5  "),
        ("Non-toxic, canon-like", "nontoxic  canon like"),
        ("Non-toxic, not-toxic", "nontoxic  not toxic"),
    ],
)
def test_signs_are_blanked_out(text: str, expected: str) -> None:
    assert folded(text) == expected
