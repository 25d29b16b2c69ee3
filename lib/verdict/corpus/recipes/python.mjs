// Python 3: traces with and without a chain, loggers, argparse, the limits of the interpreter, Django, Alembic and Celery.
const LOG = `import logging\nlogging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)-7s %(name)s: %(message)s')\nlog = logging.getLogger('ledger')\n`
const STRUCT = `import structlog\nstructlog.configure(processors=[structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt='iso'), structlog.processors.format_exc_info, structlog.processors.JSONRenderer()])\nlog = structlog.get_logger()\n`

export const recipes = [
  {
    id: 'python-key-error',
    cause: 'uncaught-exception',
    command: 'python3 totals.py',
    files: {
      'totals.py': `${LOG}def total(order):\n    return sum(line['amount'] for line in order['lines'])\nfor n in range(220):\n    log.info('order %d of 220', n + 1)\nprint(total({'id': 30}))\n`,
    },
    for: ["KeyError: 'lines'"],
  },
  {
    id: 'python-attribute-error',
    cause: 'uncaught-exception',
    command: 'python3 -m jobs.digest',
    files: {
      'jobs/__init__.py': '',
      'jobs/digest.py': `class Mail:\n    subject = None\n\nprint('digest for 14 subscribers')\nprint(Mail().subject.upper())\n`,
    },
    for: ["AttributeError: 'NoneType' object has no attribute 'upper'"],
  },
  {
    id: 'python-during-handling',
    cause: 'uncaught-exception',
    command: 'python3 close_month.py',
    files: {
      'close_month.py': `def rollback(state):\n    raise RuntimeError('rollback: nothing to roll back')\n\ndef close(accounts):\n    return 1 / len(accounts)\n\nstate = None\ntry:\n    close([])\nexcept ZeroDivisionError:\n    rollback(state)\n`,
    },
    for: ['ZeroDivisionError: division by zero'],
    misleading: ['RuntimeError: rollback: nothing to roll back'],
  },
  {
    id: 'python-direct-cause',
    cause: 'missing-file',
    command: 'python3 render.py',
    files: {
      'render.py': `class ReportError(Exception):\n    pass\n\ndef template(name):\n    try:\n        return open('templates/' + name).read()\n    except OSError as error:\n        raise ReportError('cannot render monthly report') from error\n\ntemplate('monthly.html')\n`,
    },
    for: ["FileNotFoundError: [Errno 2] No such file or directory: 'templates/monthly.html'"],
  },
  {
    id: 'python-handled-then-real',
    cause: 'missing-file',
    command: 'python3 archive.py',
    files: {
      'archive.py': `${LOG}try:\n    import ujson_c\nexcept ImportError:\n    log.warning('ModuleNotFoundError: ujson_c not installed, falling back to json')\nfor n in range(60):\n    log.info('archived %d messages, 0 errors', (n + 1) * 100)\nopen('/home/vcap/app/keys/archive.pub').read()\n`,
    },
    for: ["FileNotFoundError: [Errno 2] No such file or directory: '/home/vcap/app/keys/archive.pub'"],
    misleading: ['falling back to json', '0 errors'],
  },
  {
    id: 'python-module-missing',
    cause: 'module-missing',
    command: 'python3 tasks.py nightly',
    files: { 'tasks.py': 'import os\nimport openpyxl\n' },
    for: ["ModuleNotFoundError: No module named 'openpyxl'"],
  },
  {
    id: 'python-module-missing-m',
    cause: 'module-missing',
    command: 'python3 -m alembiq upgrade head',
    for: ['No module named alembiq'],
  },
  {
    id: 'python-import-name',
    cause: 'module-missing',
    command: 'python3 score.py',
    files: { 'score.py': 'from collections import OrderedDict, Mapping\n' },
    for: ["ImportError: cannot import name 'Mapping' from 'collections'"],
  },
  {
    id: 'python-shared-library',
    cause: 'module-missing',
    command: 'python3 ocr.py',
    files: { 'ocr.py': "import ctypes\nprint('ocr: 3 pages')\nctypes.CDLL('libtesseract.so.5')\n" },
    for: ['OSError: libtesseract.so.5: cannot open shared object file'],
  },
  {
    id: 'python-syntax-error',
    cause: 'syntax-error',
    command: 'python3 bin/expire.py',
    files: { 'bin/expire.py': "days = 90\nprint 'expiring', days\n" },
    for: ["SyntaxError: Missing parentheses in call to 'print'"],
  },
  {
    id: 'python-indentation',
    cause: 'syntax-error',
    command: 'python3 -m pipeline',
    files: { 'pipeline.py': 'def run():\n    step = 1\n      print(step)\n\nrun()\n' },
    for: ['IndentationError: unexpected indent'],
  },
  {
    id: 'python-argparse',
    cause: 'usage-error',
    command: 'python3 ledger.py close --mounth 2026-10',
    files: {
      'ledger.py': `import argparse\np = argparse.ArgumentParser(prog='ledger.py')\ns = p.add_subparsers(dest='command', required=True)\nc = s.add_parser('close')\nc.add_argument('--month', required=True)\np.parse_args()\n`,
    },
    for: ['the following arguments are required: --month'],
  },
  {
    id: 'python-click',
    cause: 'usage-error',
    command: 'python3 cli.py rebuild --workers many',
    files: {
      'cli.py': `import click\n\n@click.group()\ndef cli():\n    pass\n\n@cli.command()\n@click.option('--workers', type=int)\ndef rebuild(workers):\n    pass\n\ncli()\n`,
    },
    for: ["Invalid value for '--workers'"],
  },
  {
    id: 'python-django-unknown-command',
    cause: 'usage-error',
    also: 'command-not-found',
    command: 'python3 manage.py clear_sesions',
    files: {
      'manage.py': `import os, sys\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n`,
      'settings.py': "SECRET_KEY = 'x'\nINSTALLED_APPS = []\n",
    },
    for: ["Unknown command: 'clear_sesions'"],
  },
  {
    id: 'python-environ-key',
    cause: 'configuration',
    command: 'python3 export.py',
    files: { 'export.py': "import os\nprint('export: start')\nbucket = os.environ['EXPORT_BUCKET']\n" },
    for: ["KeyError: 'EXPORT_BUCKET'", "bucket = os.environ['EXPORT_BUCKET']"],
  },
  {
    id: 'python-django-improperly-configured',
    cause: 'configuration',
    command: 'python3 manage.py clearsessions',
    files: {
      'manage.py': `import os, sys\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n`,
      'settings.py':
        "import os\nSECRET_KEY = os.environ.get('SECRET_KEY', '')\nINSTALLED_APPS = ['django.contrib.sessions']\n",
    },
    for: ['settings.DATABASES is improperly configured'],
  },
  {
    id: 'python-config-int',
    cause: 'configuration',
    command: 'python3 sweep.py',
    environment: { SWEEP_INTERVAL: '15m' },
    files: {
      'sweep.py': `${LOG}import os\nlog.info('reading configuration')\nraw = os.environ['SWEEP_INTERVAL']\ntry:\n    seconds = int(raw)\nexcept ValueError:\n    log.critical('SWEEP_INTERVAL must be a number of seconds, got %r', raw)\n    raise SystemExit(2)\n`,
    },
    for: ["SWEEP_INTERVAL must be a number of seconds, got '15m'"],
  },
  {
    id: 'python-boto-no-credentials',
    cause: 'configuration',
    also: 'auth-refused',
    command: 'python3 upload.py report.pdf',
    environment: { AWS_DEFAULT_REGION: 'eu-central-1', AWS_EC2_METADATA_DISABLED: 'true' },
    files: {
      'upload.py': "import boto3\nprint('uploading')\nboto3.client('s3').list_objects_v2(Bucket='reports')\n",
    },
    for: ['botocore.exceptions.NoCredentialsError: Unable to locate credentials'],
  },
  {
    id: 'python-missing-file-structlog',
    cause: 'missing-file',
    command: 'python3 score.py --model models/churn.pkl',
    files: {
      'score.py': `${STRUCT}log.info('scoring', customers=1200)\ntry:\n    open('models/churn.pkl', 'rb')\nexcept FileNotFoundError:\n    log.exception('model could not be loaded', path='models/churn.pkl')\n    for step in ('metrics flushed', 'pool closed', 'temporary files removed'):\n        log.info(step)\n    raise SystemExit(1)\n`,
    },
    for: ['model could not be loaded'],
  },
  {
    id: 'python-permission',
    cause: 'permission',
    command: 'python3 snapshot.py',
    files: { 'snapshot.py': "print('snapshot')\nopen('/srv/snapshots/2026-11-29.bin', 'wb')\n" },
    afterChown: 'mount -t tmpfs -o mode=755 tmpfs /srv && mkdir /srv/snapshots',
    for: ["PermissionError: [Errno 13] Permission denied: '/srv/snapshots/2026-11-29.bin'"],
  },
  {
    id: 'python-low-port',
    cause: 'permission',
    command: 'python3 -m http.server 80 --bind 10.0.47.20',
    for: ['PermissionError: [Errno 13] Permission denied'],
    before: 'echo 1024 > /proc/sys/net/ipv4/ip_unprivileged_port_start',
  },
  {
    id: 'python-port-in-use',
    cause: 'port-in-use',
    command: 'python3 callback.py',
    files: {
      'callback.py': `import socket\nprint('waiting for the callback on :9090')\na = socket.socket(); a.bind(('0.0.0.0', 9090)); a.listen()\nb = socket.socket(); b.bind(('0.0.0.0', 9090))\n`,
    },
    for: ['OSError: [Errno 98] Address already in use'],
  },
  {
    id: 'python-memory-error',
    cause: 'heap-out-of-memory',
    command: 'python3 cluster.py',
    limits: 'ulimit -v 300000',
    files: {
      'cluster.py': `${LOG}rows = []\nwhile True:\n    log.info('loaded %d MB', len(rows) * 32)\n    rows.append(bytearray(32 * 1024 * 1024))\n`,
    },
    for: ['MemoryError'],
  },
  {
    id: 'python-recursion',
    cause: 'stack-overflow',
    command: 'python3 tree.py',
    files: {
      'tree.py': `def walk(node):\n    return 1 + walk(node['children'][0])\n\nroot = {'children': []}\nroot['children'].append(root)\nwalk(root)\n`,
    },
    for: ['RecursionError: maximum recursion depth exceeded'],
  },
  {
    id: 'python-open-files',
    cause: 'resource-limit',
    command: 'python3 merge.py',
    limits: 'ulimit -n 64',
    files: {
      'merge.py': `${LOG}parts = []\nfor n in range(400):\n    parts.append(open('part-%03d' % n, 'w'))\n    if n % 20 == 0:\n        log.info('opened %d parts', n)\n`,
    },
    for: ['OSError: [Errno 24] Too many open files'],
  },
  {
    id: 'python-threads',
    cause: 'resource-limit',
    command: 'python3 fanout.py 200',
    limits: 'ulimit -p 60',
    files: {
      'fanout.py': `import threading, time\nprint('starting 200 workers')\nfor n in range(200):\n    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n`,
    },
    for: ["RuntimeError: can't start new thread"],
  },
  {
    id: 'python-bad-json',
    cause: 'bad-input-data',
    command: 'python3 ingest.py feed.json',
    files: {
      'feed.json': '{"items": [1, 2,, 3]}\n',
      'ingest.py': "import json, sys\nprint('ingesting', sys.argv[1])\njson.load(open(sys.argv[1]))\n",
    },
    for: ['json.decoder.JSONDecodeError: Expecting value'],
  },
  {
    id: 'python-unicode',
    cause: 'bad-input-data',
    command: 'python3 import_members.py',
    before: "printf 'id;name\\n1;M\\374ller\\n' > members.csv",
    files: {
      'import_members.py': "for line in open('members.csv', encoding='utf-8'):\n    print(line.strip())\n",
    },
    for: ["UnicodeDecodeError: 'utf-8' codec can't decode byte 0xfc"],
  },
  {
    id: 'python-pandas-parse',
    cause: 'bad-input-data',
    command: 'python3 aggregate.py sales.csv',
    files: {
      'sales.csv': 'day,region,amount\n2026-11-01,north,12\n2026-11-02,south,13,late\n',
      'aggregate.py':
        "import pandas as pd\nprint('reading sales.csv')\nprint(pd.read_csv('sales.csv').sum())\n",
    },
    for: ['pandas.errors.ParserError: Error tokenizing data'],
  },
  {
    id: 'python-number-format',
    cause: 'bad-input-data',
    command: 'python3 rates.py rates-2026-11-28.txt',
    files: {
      'rates-2026-11-28.txt': 'EUR 1.08\nGBP 1,27\n',
      'rates.py': `${LOG}import sys\nfor number, line in enumerate(open(sys.argv[1]), 1):\n    code, rate = line.split()\n    log.info('%s: line %d: %s = %.4f', sys.argv[1], number, code, float(rate))\n`,
    },
    for: ["ValueError: could not convert string to float: '1,27'"],
    limitInS: 60,
  },
  {
    id: 'python-pytest',
    cause: 'check-failed',
    command: 'python3 -m pytest -q smoke',
    files: {
      'smoke/test_smoke.py':
        "def test_home():\n    assert True\n\ndef test_flags():\n    assert {'beta'} == {'beta', 'billing'}, 'feature flags differ'\n",
    },
    for: ['AssertionError: feature flags differ', 'FAILED smoke/test_smoke.py::test_flags'],
  },
  {
    id: 'python-data-quality',
    cause: 'check-failed',
    command: 'python3 quality.py --strict',
    files: {
      'quality.py': `${LOG}import sys\nlog.info('check rows: ok')\nlog.info('check freshness: ok')\nlog.error('check duplicates: FAILED, 14 duplicate customer ids')\nlog.error('1 of 3 checks failed')\nsys.exit(3)\n`,
    },
    for: ['check duplicates: FAILED', '1 of 3 checks failed'],
  },
  {
    id: 'python-celery-like',
    cause: 'uncaught-exception',
    command: 'python3 worker.py --once',
    files: {
      'worker.py': `${LOG}log.info('Connected to memory://localhost//')\nlog.info('Task ledger.accrue[5d1c] received')\nlog.warning('Task ledger.ping[77aa] retry: Retry in 1s: ConnectionError()')\nlog.info('Task ledger.ping[77aa] succeeded in 0.01s: None')\ntry:\n    int('3') + '4'\nexcept TypeError as error:\n    log.error('Task ledger.accrue[5d1c] raised unexpected: %r', error, exc_info=True)\n    log.info('Warm shutdown (MainProcess)')\n    raise SystemExit(1)\n`,
    },
    for: ['Task ledger.accrue[5d1c] raised unexpected', /^TypeError: unsupported operand/],
    misleading: ['retry: Retry in 1s: ConnectionError'],
  },
  {
    id: 'python-django-tests',
    cause: 'check-failed',
    command: 'python3 manage.py test smoke',
    files: {
      'manage.py':
        "import os, sys\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n",
      'settings.py':
        "SECRET_KEY = 'x'\nINSTALLED_APPS = []\nDATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}\n",
      'smoke/__init__.py': '',
      'smoke/tests.py':
        "from django.test import SimpleTestCase\n\nclass Smoke(SimpleTestCase):\n    def test_connection_refused_is_shown(self):\n        pass\n\n    def test_plans(self):\n        self.assertEqual(2, 3, 'plans differ')\n",
    },
    for: ['AssertionError: 2 != 3 : plans differ', 'FAILED (failures=1)'],
  },
]
