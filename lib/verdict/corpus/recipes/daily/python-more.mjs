// What goes wrong on a working day, in the own words of jobs: Python. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-python-lockfile',
    cause: 'lock-held',
    command: 'python3 l.py',
    files: {
      'l.py': `import os, sys\nopen('run.pid', 'w').write('4711')\ntry:\n    os.open('run.pid', os.O_CREAT | os.O_EXCL)\nexcept FileExistsError:\n    sys.exit('run.pid exists, process 4711 still at it')\n`,
    },
    for: ['run.pid exists'],
  },
  {
    id: 'daily-pip-hash',
    cause: 'usage-error',
    also: 'dependency-install',
    command: 'pip install -r req.txt --no-indexx',
    for: ['no such option'],
  },
  {
    id: 'daily-python-json-logger-middle',
    cause: 'permission',
    command: 'python3 p.py',
    files: {
      'p.py': `import json, sys, time, traceback\ndef log(level, msg, **k): print(json.dumps({'timestamp': time.time(), 'severity': level, 'message': msg, **k}))\nfor n in range(90): log('INFO', 'document archived', doc=n)\ntry:\n    open('/srv/archive/90.pdf', 'w') if False else open('/etc/archive.pdf', 'w')\nexcept OSError as e:\n    log('ERROR', 'archiving stopped', exception=traceback.format_exc())\nfor n in range(90): log('INFO', 'document released', doc=n)\nlog('WARNING', 'metrics endpoint answered 503, metrics lost')\nsys.exit(1)\n`,
    },
    for: ['archiving stopped'],
    misleading: ['metrics endpoint answered 503'],
  },
  {
    id: 'daily-python-own-exception',
    cause: 'bad-input-data',
    command: 'python3 b.py',
    files: {
      'b.py': `class InvalidBankFile(Exception): pass\nprint('reading camt.053')\nraise InvalidBankFile('closing balance missing in statement 3')\n`,
    },
    for: ['InvalidBankFile: closing balance missing in statement 3'],
  },
  {
    id: 'daily-python-own-exception2',
    cause: 'remote-error',
    command: 'python3 b.py',
    files: {
      'b.py': `class PartnerError(Exception): pass\nprint('booking 3 parcels')\nraise PartnerError('carrier declined parcel 2: street not served')\n`,
    },
    for: ['PartnerError: carrier declined parcel 2'],
  },
  {
    id: 'daily-python-timeout-own',
    cause: 'timeout',
    command: 'python3 t.py',
    files: {
      't.py': `import signal, time\ndef ring(*_): raise SystemExit('backup did not finish within 1 s, stopping it')\nsignal.signal(signal.SIGALRM, ring); signal.alarm(1)\nprint('backup started')\ntime.sleep(5)\n`,
    },
    for: ['did not finish within 1 s'],
  },
  {
    id: 'daily-python-oserror-inode',
    cause: 'resource-limit',
    command: 'python3 f.py',
    limits: 'ulimit -n 64',
    files: {
      'f.py': `fs = []\nfor n in range(100):\n    fs.append(open('part%d' % n, 'w'))\nprint('split')\n`,
    },
    for: ['Too many open files'],
  },
  {
    id: 'daily-python-django-cmd',
    cause: 'usage-error',
    command: 'python3 manage.py exprt',
    files: {
      'manage.py': `import os, sys\nos.environ['DJANGO_SETTINGS_MODULE'] = 'settings'\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n`,
      'settings.py': 'SECRET_KEY = "x"\nINSTALLED_APPS = []\n',
    },
    for: [`Unknown command: 'exprt'`],
  },
  {
    id: 'daily-python-click-file',
    cause: 'usage-error',
    also: 'missing-file',
    command: 'python3 c.py --input in/none.csv',
    files: {
      'c.py': `import click\n@click.command()\n@click.option('--input', type=click.Path(exists=True))\ndef run(input): pass\nrun()\n`,
    },
    for: [`Path 'in/none.csv' does not exist`],
  },
  {
    id: 'daily-python-boto-missing-key',
    cause: 'configuration',
    command: 'python3 s.py',
    environment: { AWS_EC2_METADATA_DISABLED: 'true' },
    files: { 's.py': `import boto3\nboto3.client('s3', region_name='eu-central-1').list_buckets()\n` },
    for: ['Unable to locate credentials'],
  },
  {
    id: 'daily-python-warn-then-exit',
    cause: 'check-failed',
    command: 'python3 w.py',
    files: {
      'w.py': `import warnings, sys\nwarnings.warn('connection pool is full, discarding connection')\nprint('mandates: 40 active, 3 expired')\nprint('mandate check failed: 3 expired mandates are used by open contracts', file=sys.stderr)\nsys.exit(1)\n`,
    },
    for: ['mandate check failed'],
    misleading: ['connection pool is full'],
  },
  {
    id: 'daily-python-ftp',
    cause: 'connection-refused',
    command: `python3 -c "import ftplib; ftplib.FTP('idle.apps.internal')"`,
    for: ['ConnectionRefusedError'],
  },
  {
    id: 'daily-python-imap-auth',
    cause: 'auth-refused',
    command: 'python3 m.py',
    files: {
      'm.py': `import imaplib\nprint('fetching mails')\nraise imaplib.IMAP4.error(b'[AUTHENTICATIONFAILED] Invalid credentials (Failure)')\n`,
    },
    for: ['AUTHENTICATIONFAILED'],
  },
  {
    id: 'daily-python-pickle',
    cause: 'bad-input-data',
    command: 'python3 p.py',
    files: {
      'p.py': `import pickle\nopen('state.pkl','wb').write(b'hello')\npickle.load(open('state.pkl','rb'))\n`,
    },
    for: ['UnpicklingError'],
  },
  {
    id: 'daily-python-struct',
    cause: 'bad-input-data',
    also: 'uncaught-exception',
    command: 'python3 p.py',
    files: { 'p.py': `import struct\nprint('header')\nstruct.unpack('>IHH', b'abc')\n` },
    for: ['struct.error'],
  },
  {
    id: 'daily-python-venv-missing',
    cause: 'command-not-found',
    command: '.venv/bin/python report.py',
    for: ['.venv/bin/python: No such file or directory'],
  },
  {
    id: 'daily-pip-version',
    cause: 'dependency-install',
    also: 'dns-failure',
    command: 'pip install --break-system-packages ./pkg',
    files: { 'pkg/pyproject.toml': '[project]\nname = "x"\nversion = "1"\nrequires-python = ">=3.99"\n' },
    for: ['ERROR:'],
  },
  {
    id: 'daily-python-nested-three',
    cause: 'connection-refused',
    command: 'python3 a.py',
    files: {
      'a.py': `import urllib.request\nclass StockError(Exception): pass\nclass JobError(Exception): pass\ndef stock():\n    try:\n        urllib.request.urlopen('http://idle.apps.internal:8080/stock')\n    except OSError as e:\n        raise StockError('stock not known') from e\ntry:\n    stock()\nexcept StockError as e:\n    raise JobError('reorder did not run') from e\n`,
    },
    for: ['Connection refused'],
  },
  {
    id: 'daily-python-logging-error',
    cause: 'check-failed',
    command: 'python3 a.py',
    files: {
      'a.py': `import logging, sys\nlogging.basicConfig(format='%(asctime)s %(levelname)s %(name)s %(message)s')\nl = logging.getLogger('audit')\nl.warning('3 accounts without owner (allowed: 5)')\nl.error('9 accounts without second factor (allowed: 0)')\nsys.exit(2)\n`,
    },
    for: ['9 accounts without second factor'],
  },
  {
    id: 'daily-python-csv-enc',
    cause: 'bad-input-data',
    command: 'python3 a.py',
    files: {
      'a.py': `open('k.csv','wb').write('Müller;1'.encode('latin-1'))\nfor n in range(30): print('file', n, 'ok')\nopen('k.csv', encoding='utf-8').read()\n`,
    },
    for: ['UnicodeDecodeError'],
  },
  {
    id: 'daily-python-requests-refuse',
    cause: 'auth-refused',
    command: 'python3 a.py',
    files: {
      'a.py': `import http.server, threading, requests\nclass H(http.server.BaseHTTPRequestHandler):\n    def do_GET(self):\n        self.send_response(403); self.end_headers(); self.wfile.write(b'{"detail":"ip not allowed"}')\n    def log_message(self, *a): pass\ns = http.server.HTTPServer(('127.0.0.1', 0), H); threading.Thread(target=s.serve_forever, daemon=True).start()\nr = requests.get('http://127.0.0.1:%d/rates' % s.server_port)\nr.raise_for_status()\n`,
    },
    for: ['403 Client Error'],
  },
  {
    id: 'daily-python-exit-code-only',
    cause: 'unknown',
    command: 'python3 a.py',
    files: { 'a.py': `import sys\nfor n in range(6): print('ledger', n, 'posted')\nsys.exit(7)\n` },
    for: [],
  },
  {
    id: 'daily-python-module-attr',
    cause: 'uncaught-exception',
    command: 'python3 a.py',
    files: { 'a.py': `import datetime\nprint('today')\ndatetime.nowish()\n` },
    for: [`has no attribute 'nowish'`],
  },
]
