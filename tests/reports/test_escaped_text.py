"""Text out equals text in: markup of any kind prints as the characters it is made of."""

import unicodedata
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from omt_desktop.reports.fonts import bundled_glyphs
from omt_desktop.reports.glyphs import Glyphs
from omt_desktop.reports.printable_text import pieces_of, printable, shortened
from tests.reports.paper import drawn_characters, packed

GLYPHS = bundled_glyphs()
HOSTILE = (
    "<foo>",
    "contact <dr@example.org> now",
    '<img src="/etc/hostname"/>',
    '<img src="http://example.org/x.png">',
    "an unclosed <b> tag",
    "</b></i></para>",
    "<b>bold</b> & <i>italic</i> &amp; &lt; &#65; &copy;",
    "<!-- hidden --> <![CDATA[x]]> <?x?>",
    '<font color="white" size="1">white</font>',
    '<a href="file:///etc/hostname">x</a>',
    "<para><seq/><bullet>x</bullet></para>",
    "<font color=\"[[[getattr(pow, 'x') for x in [1]] for y in [2]] and 'red'\">x</font>",
    "a < b > c \" ' ` $ % { } \\ \\n",
    "]]>&;&&#0;",
)
FONT_CHARACTERS = st.sampled_from(sorted(map(chr, GLYPHS.own.union(*GLYPHS.fallbacks.values()))))
ANY_TEXT = st.text(st.one_of(FONT_CHARACTERS, st.sampled_from("<>&/\"'=;#! ab\n"), st.characters()), max_size=120)


def pdf_of(text: str) -> bytes:
    """A PDF of nothing but the text, set as the report sets prose."""
    from reportlab.platypus import SimpleDocTemplate

    from omt_desktop.reports.escaped_text import escaped_paragraphs
    from omt_desktop.reports.outline_nodes import Role
    from omt_desktop.reports.pdf_styles import LINES

    target = BytesIO()
    SimpleDocTemplate(target).build(escaped_paragraphs(text, LINES[Role.BODY], GLYPHS))
    return target.getvalue()


@settings(max_examples=500)
@given(ANY_TEXT)
@example("".join(HOSTILE))
def test_text_out_equals_text_in(text: str) -> None:
    expected = packed(GLYPHS.written_out(printable(text)))
    if expected:
        assert drawn_characters(pdf_of(text)) == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_as_it_is(text: str) -> None:
    assert drawn_characters(pdf_of(text)) == packed(text)


@given(ANY_TEXT)
def test_printable_text_is_settled_and_loses_nothing_that_can_be_seen(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cf") for c in once)
    kept = (c for c in unicodedata.normalize("NFC", text) if c.isprintable())
    assert set(kept) <= set(once) | {" "}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\n \n\n\t\nb", "a\n\nb"),
        ("a\x00b\x1b[31mc\u202ed\u200be\u00adf", "ab[31mcdef"),
        ("tab\there", "tab here"),
        ("  kept inside  text ", "kept inside  text"),
        ("", ""),
    ],
)
def test_what_is_done_to_text(text: str, result: str) -> None:
    assert printable(text) == result


@given(st.text(st.sampled_from("ab \n"), max_size=300), st.integers(2, 40))
def test_pieces_are_short_and_lose_only_white_space(text: str, longest: int) -> None:
    pieces = list(pieces_of(text, longest))
    assert all(len(piece) <= longest for piece in pieces)
    assert packed("".join(pieces)) == packed(text)


def test_pieces_are_cut_at_spaces() -> None:
    assert list(pieces_of("one two three", 8)) == ["one two", "three"]
    assert list(pieces_of("abcdefghij", 4)) == ["abcd", "efgh", "ij"]


def test_a_line_is_shortened_with_an_ellipsis() -> None:
    assert shortened("one\n two", 20) == "one two"
    assert shortened("one two three", 9) == "one two…"


def test_no_address_is_trusted() -> None:
    from reportlab import rl_config

    import omt_desktop.reports.escaped_text  # noqa: F401  # sets what is tested

    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == ["data"]


def test_every_weight_has_the_letters_of_the_scripts_that_are_promised() -> None:
    latin, greek, cyrillic = range(0x20, 0x180), range(0x3B1, 0x3CF), range(0x400, 0x460)
    vietnamese = range(0x1EA0, 0x1EFA)
    promised = {c for span in (latin, greek, cyrillic, vietnamese) for c in span if chr(c).isprintable()}
    assert promised - GLYPHS.own == set()


def test_symbols_of_the_matrix_are_in_a_bundled_font() -> None:
    assert [c for c in "●▲■✕◆?–·≥≤→±°×…«»•" if GLYPHS.font_for(c) is None] == []


def test_runs_name_the_font_that_steps_in() -> None:
    glyphs = Glyphs(frozenset(map(ord, "ab[]+U4E2D ")), {"second": frozenset({ord("●")})})
    assert list(glyphs.runs("ab")) == [("", "ab")]
    assert list(glyphs.runs("a●b中")) == [("", "a"), ("second", "●"), ("", "b[U+4E2D]")]
    assert glyphs.missing_in("中a中") == ["中", "中"]
