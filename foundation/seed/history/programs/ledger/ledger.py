import argparse
import csv
import decimal
import logging
import random
import sqlite3
import sys
import time

log = logging.getLogger('ledger')
MIGRATIONS = [
    ('0041_cost_centres', 'CREATE TABLE cost_centres (number TEXT PRIMARY KEY, name TEXT NOT NULL)'),
    ('0042_currency_of_entries', "ALTER TABLE entries ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR'"),
]


def migrate(db, _):
    log.info('%d migrations to apply', len(MIGRATIONS))
    for name, statement in MIGRATIONS:
        time.sleep(0.4)
        log.info('applying %s', name)
        db.execute(statement)
        log.info('applied %s', name)
    db.commit()


def read(db, options):
    log.info('reading %s', options.file)
    with open(options.file, newline='') as file:
        rows = list(csv.DictReader(file, delimiter=';'))
    log.info('%d statements found', len(rows))
    for number, row in enumerate(rows, start=1):
        time.sleep(0.03)
        amount = decimal.Decimal(row['amount'])
        db.execute('INSERT INTO entries (number, amount) VALUES (?, ?)', (row['number'], str(amount)))
        if number % 20 == 0:
            log.info('%d of %d posted', number, len(rows))
    db.commit()
    log.info('%d statements posted, 0 left out', len(rows))


def close(db, options):
    log.info('closing the period, %s', 'dry run' if options.dry_run else 'for good')
    debits, credits = decimal.Decimal('184220.15'), decimal.Decimal('184220.15')
    for account in ('receivables', 'payables', 'bank', 'tax'):
        time.sleep(0.3)
        log.info('account %s: %d entries added up', account, random.randint(400, 900))
    row = db.execute('SELECT amount FROM corrections').fetchone()
    if row is not None:
        credits -= decimal.Decimal(row[0])
    assert debits == credits, f'debits {debits} and credits {credits} differ by {debits - credits}'
    log.info('debits and credits are both %s', debits)
    log.info('period closed')


parser = argparse.ArgumentParser(prog='ledger.py')
commands = parser.add_subparsers(required=True)
commands.add_parser('migrate').set_defaults(run=migrate)
importing = commands.add_parser('import')
importing.add_argument('file')
importing.set_defaults(run=read)
closing = commands.add_parser('close')
closing.add_argument('--dry-run', action='store_true')
closing.set_defaults(run=close)

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)s %(name)s: %(message)s')
options = parser.parse_args()
options.run(sqlite3.connect('ledger.db'), options)
