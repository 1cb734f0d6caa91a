"""A disk that is full, as far as the database can tell."""

from sqlalchemy import Engine

from omt_desktop.storage.authorizer import copying


def limit_pages(engine: Engine, pages: int) -> None:
    """The database may not grow beyond so many pages; the setting passes the guard that nothing else passes."""
    connection = engine.raw_connection()
    try:
        driver = connection.driver_connection
        assert driver is not None
        with copying(engine, driver):
            driver.execute(f"PRAGMA max_page_count = {pages}")
    finally:
        connection.close()
