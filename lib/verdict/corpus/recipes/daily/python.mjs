// What goes wrong on a working day, in the own words of jobs: Python. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-python-tz',
    cause: 'uncaught-exception',
    also: 'configuration',
    command: 'python3 report.py',
    environment: { REPORT_TZ: 'Europe/Berln' },
    files: {
      'report.py': `import os\nfrom zoneinfo import ZoneInfo\nprint('report')\nZoneInfo(os.environ['REPORT_TZ'])\n`,
    },
    for: ['No time zone found with key Europe/Berln'],
  },
  {
    id: 'daily-python-logging-exception-middle',
    cause: 'connection-refused',
    command: 'python3 mail_run.py',
    files: {
      'mail_run.py': `import logging, sys, smtplib\nlogging.basicConfig(level=logging.INFO, format='%(asctime)s [%(threadName)s] %(levelname)s %(message)s')\nlog = logging.getLogger()\nok = True\nfor n in range(80):\n    log.info('rendered mail %d', n)\ntry:\n    smtplib.SMTP('idle.apps.internal', 587, timeout=3)\nexcept OSError:\n    log.exception('mail run stopped')\n    ok = False\nfor n in range(80):\n    log.info('put mail %d back', n)\nlog.info('spool closed')\nsys.exit(0 if ok else 1)\n`,
    },
    for: ['ConnectionRefusedError: [Errno 111] Connection refused'],
  },
  {
    id: 'daily-python-decimal',
    cause: 'bad-input-data',
    command: 'python3 imp.py',
    files: {
      'imp.py': `from decimal import Decimal\nfor row in ['1.20', '3.40', '12,x']:\n    print('price', Decimal(row))\n`,
    },
    for: ['decimal.InvalidOperation'],
  },
  {
    id: 'daily-python-strptime',
    cause: 'bad-input-data',
    command: 'python3 imp.py',
    files: {
      'imp.py': `from datetime import datetime\nfor row in ['2026-11-01', '2026-11-02', '03.11.2026']:\n    print('day', datetime.strptime(row, '%Y-%m-%d').date())\n`,
    },
    for: ['does not match format'],
  },
  {
    id: 'daily-python-zip',
    cause: 'bad-input-data',
    command: 'python3 imp.py',
    files: {
      'imp.py': `import zipfile\nopen('feed.zip','w').write('<html>')\nzipfile.ZipFile('feed.zip')\n`,
    },
    for: ['zipfile.BadZipFile: File is not a zip file'],
  },
  {
    id: 'daily-python-csv-null',
    cause: 'uncaught-exception',
    command: 'python3 imp.py',
    files: {
      'imp.py': `import csv\nrows = csv.DictReader(['sku;price', 'A;1'])\nfor r in rows:\n    print(r['sku'])\n`,
    },
    for: [`KeyError: 'sku'`],
  },
  {
    id: 'daily-python-sys-exit-text',
    cause: 'check-failed',
    command: 'python3 verify.py',
    files: {
      'verify.py': `import sys\nprint('comparing 4 tables')\nprint('orders: 812 = 812')\nprint('items: 99 = 97')\nsys.exit('verification failed: items differ by 2')\n`,
    },
    for: ['verification failed: items differ by 2'],
  },
  {
    id: 'daily-python-sqlite-schema',
    cause: 'database-schema',
    command: 'python3 q.py',
    files: {
      'q.py': `import sqlite3\nc = sqlite3.connect('a.db')\nc.execute('create table t (a)')\nc.execute('insert into t (a, b) values (1, 2)')\n`,
    },
    for: ['has no column named b'],
  },
  {
    id: 'daily-python-ssl',
    cause: 'tls-failure',
    command: `python3 -c "import ssl,socket; s=socket.create_connection(('billing.apps.internal',80)); ssl.create_default_context().wrap_socket(s, server_hostname='billing.apps.internal')"`,
    for: ['ssl.SSLError'],
  },
  {
    id: 'daily-python-broken-pipe',
    cause: 'connection-lost',
    also: 'uncaught-exception',
    command: 'python3 feed.py',
    files: {
      'feed.py': `import socket, threading, time\ns = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(1)\ndef serve():\n    c, _ = s.accept(); c.close()\nthreading.Thread(target=serve).start()\nc = socket.create_connection(s.getsockname())\ntime.sleep(.2)\nfor n in range(5):\n    c.sendall(b'x' * 1000); time.sleep(.05)\n`,
    },
    for: [/BrokenPipeError|ConnectionResetError/],
  },
  {
    id: 'daily-python-multiprocessing',
    cause: 'uncaught-exception',
    command: 'python3 pool.py',
    files: {
      'pool.py': `from multiprocessing import Pool\ndef work(n):\n    return 10 / (n - 3)\nif __name__ == '__main__':\n    with Pool(2) as p:\n        print(p.map(work, range(6)))\n`,
    },
    for: ['ZeroDivisionError: division by zero'],
  },
  {
    id: 'daily-python-asyncio-group',
    cause: 'missing-file',
    command: 'python3 g.py',
    files: {
      'g.py': `import asyncio\nasync def load(n):\n    await asyncio.sleep(n / 100)\n    open(f'parts/{n}.json')\nasync def main():\n    await asyncio.gather(*(load(n) for n in range(3)))\nasyncio.run(main())\n`,
    },
    for: [`No such file or directory: 'parts/0.json'`],
  },
  {
    id: 'daily-python-middle-rollback',
    cause: 'constraint-violation',
    command: 'python3 imp.py',
    files: {
      'imp.py': `import logging, sys\nlogging.basicConfig(level=logging.INFO, stream=sys.stdout, format='%(asctime)s %(levelname)s [%(name)s] %(message)s')\nlog = logging.getLogger('invoice')\nimport sqlite3\nc = sqlite3.connect('a.db')\nc.execute('create table sku (id text primary key)')\nfor n in range(60):\n    c.execute('insert into sku values (?)', (f'A{n}',)); log.info('sku A%d imported', n)\ntry:\n    c.execute('insert into sku values (?)', ('A7',))\nexcept sqlite3.Error as e:\n    log.error('import of A7 failed: %s', e)\n    for n in range(60):\n        log.info('sku A%d taken back', n)\n    log.info('all taken back')\n    sys.exit(1)\n`,
    },
    for: ['UNIQUE constraint failed'],
  },
  {
    id: 'daily-python-retries-then-keyerror',
    cause: 'uncaught-exception',
    command: 'python3 r.py',
    files: {
      'r.py': `import logging, sys\nlogging.basicConfig(level=logging.INFO, stream=sys.stdout, format='%(asctime)s %(levelname)s [%(name)s] %(message)s')\nlog = logging.getLogger('invoice')\nfor n in range(3):\n    log.warning('attempt %d of 5: HTTP 503 from rates service, retrying', n + 1)\nlog.info('attempt 4 of 5: ok, 200')\nrates = {'EUR': 1}\nprint(rates['USD'])\n`,
    },
    for: [`KeyError: 'USD'`],
    misleading: ['HTTP 503 from rates'],
  },
  {
    id: 'daily-python-nested-config',
    cause: 'configuration',
    command: 'python3 c.py',
    files: {
      'c.py': `import configparser\nc = configparser.ConfigParser()\nc.read('app.ini')\nprint(c['mail']['host'])\n`,
      'app.ini': '[db]\nhost=x\n',
    },
    for: [`KeyError: 'mail'`],
  },
  {
    id: 'daily-python-yaml-like',
    cause: 'bad-input-data',
    command: 'python3 j.py',
    files: {
      'j.py': `import json, gzip\nopen('f.gz', 'wb').write(gzip.compress(b'{}'))\nprint(json.load(open('f.gz')))\n`,
    },
    for: ['UnicodeDecodeError'],
  },
  {
    id: 'daily-python-assert',
    cause: 'check-failed',
    command: 'python3 a.py',
    files: { 'a.py': `rows = 12\nprint('checking')\nassert rows == 14, f'expected 14 rows, got {rows}'\n` },
    for: ['AssertionError: expected 14 rows, got 12'],
  },
  {
    id: 'daily-python-subprocess-output',
    cause: 'missing-file',
    command: 'python3 s.py',
    files: {
      's.py': `import subprocess\nprint('packing')\nr = subprocess.run(['tar', 'cf', 'a.tar', 'reports'], capture_output=True, text=True)\nif r.returncode:\n    raise RuntimeError('packing failed: ' + r.stderr)\n`,
    },
    for: ['Cannot stat: No such file or directory'],
  },
  {
    id: 'daily-python-keyboard',
    cause: 'uncaught-exception',
    command: 'python3 d.py',
    files: {
      'd.py': `from dataclasses import dataclass\n@dataclass\nclass Row:\n    sku: str\n    price: int\nprint('rows')\nRow(sku='x')\n`,
    },
    for: ['TypeError: '],
  },
  {
    id: 'daily-python-xml-entity',
    cause: 'bad-input-data',
    command: 'python3 x.py',
    files: { 'x.py': `import xml.dom.minidom as m\nm.parseString('<a>&nbsp;</a>')\n` },
    for: ['ExpatError: undefined entity'],
  },
  {
    id: 'daily-python-psycopg-notnull-logged',
    cause: 'constraint-violation',
    command: 'python3 n.py',
    postgres: 'create table inv (id int, total int not null)',
    files: {
      'n.py': `import logging, sys\nlogging.basicConfig(level=logging.INFO, stream=sys.stdout, format='%(asctime)s %(levelname)s [%(name)s] %(message)s')\nlog = logging.getLogger('invoice')\nimport os, psycopg2\nc = psycopg2.connect(os.environ['DATABASE_URL'])\nlog.info('writing totals')\ntry:\n    with c, c.cursor() as cur:\n        cur.execute('insert into inv values (1, null)')\nexcept Exception:\n    log.exception('totals not written')\n    log.info('connection closed')\n    sys.exit(3)\n`,
    },
    for: ['null value in column "total"'],
  },
  {
    id: 'daily-python-sqlalchemy-op',
    cause: 'module-missing',
    command: 'python3 n.py',
    postgres: '',
    files: {
      'n.py': `import os\nfrom sqlalchemy import create_engine, text\ne = create_engine(os.environ['DATABASE_URL'])\nwith e.connect() as c:\n    c.execute(text('select * from payout'))\n`,
    },
    for: ['NoSuchModuleError'],
  },
  {
    id: 'daily-python-requests-json',
    cause: 'bad-input-data',
    command: 'python3 q.py',
    files: {
      'q.py': `import json\nbody = '<html><head><title>502 Bad Gateway</title></head>'\nprint('rates answered 200')\njson.loads(body)\n`,
    },
    for: ['JSONDecodeError: Expecting value'],
  },
]
