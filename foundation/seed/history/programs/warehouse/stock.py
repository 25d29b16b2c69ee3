import argparse
import logging
import random
import socket
import sys
import time

log = logging.getLogger('stock')
SITES = ['hamburg', 'gdansk', 'lyon', 'porto', 'turin']


def sync(options):
    log.info('synchronising %d sites', len(SITES))
    if options.host:
        socket.create_connection((options.host, 443), timeout=10)
    moved = 0
    for site in SITES:
        for attempt in range(1, options.retries + 1):
            time.sleep(0.35)
            if site == 'lyon' and attempt < 3:
                log.warning('%s: no answer, trying again (%d of %d)', site, attempt, options.retries)
                continue
            changed = random.randint(40, 900)
            moved += changed
            log.info('%s: %d articles changed', site, changed)
            break
    log.info('done, %d articles changed', moved)


def rebuild(_):
    log.info('reading 212000 articles')
    for part in range(1, 9):
        time.sleep(0.25)
        log.info('part %d of 8 indexed', part)
    log.info('index swapped, the old one is dropped')


parser = argparse.ArgumentParser(prog='stock.py')
commands = parser.add_subparsers(required=True)
syncing = commands.add_parser('sync')
syncing.add_argument('--retries', type=int, default=3)
syncing.add_argument('--host', default='')
syncing.set_defaults(run=sync)
commands.add_parser('rebuild-index').set_defaults(run=rebuild)

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)-7s %(message)s')
options = parser.parse_args()
options.run(options)
