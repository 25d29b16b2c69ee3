// What goes wrong on a working day, in the own words of jobs: Python. Long logs with the cause in the middle among them.
export const recipes = [
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
]
