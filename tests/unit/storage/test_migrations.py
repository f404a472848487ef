"""Databases of earlier versions come along with all that they hold."""

from alembic import command
from keeping import NOW, PHONE, a_database, fill

from storage.migrate import _config, migrate
from storage.person import export


def test_numbers_kept_before_there_were_look_up_columns_are_found(tmp_path):
    database = a_database(tmp_path)
    fill(database, 1, caller=None)
    config = _config()
    with database.engine.connect() as connection:
        config.attributes |= {"connection": connection, "sealer": database.sealer}
        command.downgrade(config, "0002_console")
        connection.commit()
    migrate(database)
    with database.begin() as tx:
        tx.connection.exec_driver_sql("UPDATE bookings SET phone_hash = NULL")
    found = export(database, PHONE, NOW, "test").counts()
    assert (found["consultations"], found["outbox"]) == (1, 1)
    database.close()
