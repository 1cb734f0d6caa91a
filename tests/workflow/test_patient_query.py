"""What somebody typed to find a patient, and what it can mean."""

from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.workflow.patient_query import PatientQuery, read_query

MARCH, FEBRUARY = date(1954, 3, 2), date(1954, 2, 3)


@pytest.mark.parametrize(
    ("text", "query", "understood"),
    [
        ("", PatientQuery(), ""),
        ("  Ana RIV ", PatientQuery(("ana", "riv")), ""),
        ("García-Ló", PatientQuery(("garcia", "lo")), ""),
        ("A-1042", PatientQuery(("a1042",)), ""),
        ("1954-03-02", PatientQuery((), (MARCH,)), "Born 2 Mar 1954"),
        ("2.3.1954 ana", PatientQuery(("ana",), (MARCH,)), "Born 2 Mar 1954"),
        ("2. 3. 1954", PatientQuery((), (MARCH,)), "Born 2 Mar 1954"),
        ("02/03/1954", PatientQuery((), (MARCH, FEBRUARY)), "Born 2 Mar 1954 or 3 Feb 1954"),
        ("13/2/1954", PatientQuery((), (date(1954, 2, 13),)), "Born 13 Feb 1954"),
        ("5/5/1954", PatientQuery((), (date(1954, 5, 5),)), "Born 5 May 1954"),
        ("2 mar 1954", PatientQuery((), (MARCH,)), "Born 2 Mar 1954"),
        ("March 2, 1954", PatientQuery((), (MARCH,)), "Born 2 Mar 1954"),
        ("02/1954", PatientQuery((), (PartialDate(1954, 2),)), "Born Feb 1954"),
        ("1954-02", PatientQuery((), (PartialDate(1954, 2),)), "Born Feb 1954"),
        ("19540302", PatientQuery((), (MARCH,), "19540302"), "Born 2 Mar 1954"),
        ("19540302 ana", PatientQuery(("ana",), (MARCH,)), "Born 2 Mar 1954"),
        ("02031954", PatientQuery((), (MARCH, FEBRUARY), "2031954"), "Born 2 Mar 1954 or 3 Feb 1954"),
        ("1954", PatientQuery(("1954",), (), "1954"), "Born 1954"),
        ("riv 1954", PatientQuery(("riv", "1954")), "Born 1954"),
        ("31.2.1954", PatientQuery(("3121954",), (), "3121954"), ""),
        ("2.3.1204", PatientQuery(("231204",), (), "231204"), ""),
        ("13/1954", PatientQuery(("131954",), (), "131954"), ""),
        ("99999999", PatientQuery(("99999999",), (), "99999999"), ""),
        ("2.3.19", PatientQuery(("2319",), (), "2319", True),
         "A date of birth is found as soon as its year is complete."),
        ("12", PatientQuery(("12",)), ""),
        ("+1 (555) 010-01", PatientQuery(("1", "555", "01001"), (), "155501001"), ""),
        ("0171 23", PatientQuery(("0171", "23"), (), "17123"), ""),
    ],
)  # fmt: skip
def test_what_was_typed_is_read(text: str, query: PatientQuery, understood: str) -> None:
    read = read_query(text)
    assert (read, read.understood) == (query, understood)
    assert read.is_empty is (text == "")


def test_a_year_is_told_from_the_names_beside_it() -> None:
    query = read_query("riv 1954")
    assert query.year == PartialDate(1954) and query.names == ("riv",)
    assert read_query("riv 1849").year is None and read_query("riv 1849").names == ("riv", "1849")
    assert read_query("2.3.1954").year is None
