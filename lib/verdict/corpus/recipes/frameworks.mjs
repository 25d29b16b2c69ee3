// Migrators, validators and task runners of frameworks, and log lines as their services lay them out.
const AR = `require 'active_record'\nActiveRecord::Base.establish_connection(ENV.fetch('DATABASE_URL'))\n`
const NODE_PG = (name, sql) => ({
  [`migrations/${name}.sql`]: `-- Up Migration\n${sql}\n-- Down Migration\n`,
})
const LOGFMT = `import logging, sys, time\nclass F(logging.Formatter):\n    def format(self, r):\n        extra = ' '.join('%s=%s' % (k, v if ' ' not in str(v) else '"%s"' % v) for k, v in r.__dict__.get('kv', {}).items())\n        return 'ts=%s level=%s logger=%s msg="%s" %s' % (time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(r.created)), r.levelname.lower(), r.name, r.getMessage(), extra)\nh = logging.StreamHandler(sys.stdout); h.setFormatter(F())\nlog = logging.getLogger('batch'); log.addHandler(h); log.setLevel(logging.DEBUG)\n`
const JSON_TRACE = `import json, logging, sys, traceback\nclass J(logging.Formatter):\n    def format(self, r):\n        out = {'@timestamp': self.formatTime(r), 'log.level': r.levelname, 'message': r.getMessage(), 'service.name': 'accruals'}\n        if r.exc_info:\n            out['error.type'] = r.exc_info[0].__name__\n            out['error.stack_trace'] = ''.join(traceback.format_exception(*r.exc_info))\n        return json.dumps(out)\nh = logging.StreamHandler(sys.stdout); h.setFormatter(J())\nlog = logging.getLogger('accruals'); log.addHandler(h); log.setLevel(logging.INFO)\n`

export const recipes = [
  {
    id: 'frameworks-node-pg-migrate-order',
    cause: 'database-schema',
    postgres:
      "create table pgmigrations (id serial primary key, name varchar(255) not null, run_on timestamp not null); insert into pgmigrations (name, run_on) values ('1764000000000_totals', now());",
    modules: true,
    command: 'npx node-pg-migrate up',
    files: {
      ...NODE_PG('1763000000000_orders', 'create table orders (id int);'),
      ...NODE_PG('1764000000000_totals', 'select 1;'),
    },
    for: ['is preceding already run migration'],
  },
  {
    id: 'frameworks-node-pg-migrate-syntax',
    cause: 'syntax-error',
    postgres: '',
    modules: true,
    command: 'npx node-pg-migrate up',
    files: NODE_PG('1763000000000_orders', 'create tabel orders (id int);'),
    for: ['syntax error at or near "tabel"'],
  },
  {
    id: 'frameworks-umzug',
    cause: 'database-schema',
    postgres: 'create table orders (id int);',
    modules: true,
    command: 'node migrate.js up',
    files: {
      'migrate.js':
        "const { Umzug, memoryStorage } = require('umzug')\nconst { Sequelize } = require('sequelize')\nconst db = new Sequelize(process.env.DATABASE_URL, { logging: false })\nnew Umzug({ migrations: [{ name: '2026-10-orders', up: () => db.query('alter table orders add column id int') }], storage: memoryStorage(), logger: console }).up().catch((error) => { console.error(error); process.exit(1) })\n",
    },
    for: ['column "id" of relation "orders" already exists'],
  },
  {
    id: 'frameworks-sequelize-unique',
    cause: 'constraint-violation',
    postgres:
      'create table "Tags" (id serial primary key, name text unique, "createdAt" timestamptz, "updatedAt" timestamptz); insert into "Tags" (name) values (\'new\');',
    modules: true,
    command: 'node seed.js',
    files: {
      'seed.js':
        "const { Sequelize, DataTypes } = require('sequelize')\nconst db = new Sequelize(process.env.DATABASE_URL, { logging: (sql) => console.log(sql) })\nconst Tag = db.define('Tag', { name: DataTypes.STRING })\nTag.create({ name: 'new' })\n",
    },
    for: ['SequelizeUniqueConstraintError', 'duplicate key value violates unique constraint'],
  },
  {
    id: 'frameworks-typeorm-refused',
    cause: 'connection-refused',
    modules: true,
    command: 'node sync.js',
    files: {
      'sync.js':
        "require('typeorm').then\nconst { DataSource } = require('typeorm')\nnew DataSource({ type: 'postgres', url: 'postgres://app:x@idle.apps.internal/app', entities: [] }).initialize().catch((error) => { console.error('Error during Data Source initialization', error); process.exit(1) })\n",
    },
    for: ['ECONNREFUSED 10.0.47.16:5432'],
  },
  {
    id: 'frameworks-typeorm-query-failed',
    cause: 'database-schema',
    postgres: '',
    modules: true,
    command: 'node sync.js',
    files: {
      'sync.js':
        "const { DataSource } = require('typeorm')\nnew DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [] }).initialize().then((db) => db.query('select * from ledger_entries'))\n",
    },
    for: ['QueryFailedError: relation "ledger_entries" does not exist'],
  },
  {
    id: 'frameworks-bullmq-auth',
    cause: 'auth-refused',
    redis: true,
    modules: true,
    command: 'timeout 20 node enqueue.mjs',
    files: {
      'enqueue.mjs':
        "import { Queue } from 'bullmq'\nconst queue = new Queue('mails', { connection: { host: 'redis.service.internal', maxRetriesPerRequest: 1, retryStrategy: null } })\nqueue.on('error', (error) => { console.error('queue mails:', error.message); process.exit(1) })\nawait queue.add('one', {})\n",
    },
    for: ['NOAUTH HELLO must be called'],
  },
  {
    id: 'frameworks-ar-pending',
    cause: 'database-schema',
    postgres: '',
    command: 'rake jobs:work',
    files: {
      Rakefile: `require 'active_record'\ntask 'jobs:work' do\n  ActiveRecord::Base.establish_connection(ENV.fetch('DATABASE_URL'))\n  ActiveRecord::Migrator.migrations_paths = ['db/migrate']\n  context = ActiveRecord::MigrationContext.new('db/migrate', ActiveRecord::SchemaMigration)\n  raise ActiveRecord::PendingMigrationError if context.needs_migration?\nend\n`,
      'db/migrate/20261101000000_create_invoices.rb':
        'class CreateInvoices < ActiveRecord::Migration[6.1]\nend\n',
    },
    for: ['ActiveRecord::PendingMigrationError', 'Migrations are pending'],
  },
  {
    id: 'frameworks-ar-concurrent',
    cause: 'lock-held',
    postgres: '',
    command: 'rake db:migrate',
    files: {
      Rakefile: `require 'active_record'\ntask 'db:migrate' do\n  ActiveRecord::Base.establish_connection(ENV.fetch('DATABASE_URL'))\n  other = PG.connect(ENV['DATABASE_URL'])\n  id = 2053462845 * Zlib.crc32(ActiveRecord::Base.connection.current_database)\n  other.exec("select pg_advisory_lock(#{id})")\n  ActiveRecord::MigrationContext.new('db/migrate', ActiveRecord::SchemaMigration).migrate\nend\n`,
      'db/migrate/20261101000000_create_invoices.rb':
        'class CreateInvoices < ActiveRecord::Migration[6.1]\nend\n',
    },
    for: ['ActiveRecord::ConcurrentMigrationError'],
  },
  {
    id: 'frameworks-ar-not-found',
    cause: 'uncaught-exception',
    also: 'bad-input-data',
    postgres: 'create table users (id serial primary key);',
    command: 'ruby notify.rb 4711',
    files: {
      'notify.rb': `${AR}class User < ActiveRecord::Base; end\nputs 'notifying user 4711'\nUser.find(ARGV[0])\n`,
    },
    for: ["Couldn't find User with"],
  },
  {
    id: 'frameworks-pydantic',
    cause: 'configuration',
    command: 'python3 start.py',
    environment: { WORKERS: 'four' },
    files: {
      'start.py':
        "from pydantic import BaseSettings\n\nclass Settings(BaseSettings):\n    database_url: str\n    workers: int = 2\n\nprint('loading settings')\nSettings()\n",
    },
    for: ['validation errors for Settings', 'field required', 'value is not a valid integer'],
  },
  {
    id: 'frameworks-jsonschema',
    cause: 'bad-input-data',
    command: 'python3 validate_feed.py feed.json',
    files: {
      'feed.json': '{"sku": "A-1", "price": "7,50"}\n',
      'validate_feed.py':
        "import json, jsonschema\njsonschema.validate(json.load(open('feed.json')), {'type': 'object', 'properties': {'price': {'type': 'number'}}})\n",
    },
    for: ["jsonschema.exceptions.ValidationError: '7,50' is not of type 'number'"],
  },
  {
    id: 'frameworks-pandas-column',
    cause: 'bad-input-data',
    also: 'uncaught-exception',
    command: 'python3 monthly.py',
    files: {
      'sales.csv': 'day,sum\n2026-11-01,4\n',
      'monthly.py':
        "import pandas as pd\nsales = pd.read_csv('sales.csv')\nprint('read', len(sales), 'rows')\nprint(sales['amount'].sum())\n",
    },
    for: ["KeyError: 'amount'"],
  },
  {
    id: 'frameworks-django-refused',
    cause: 'connection-refused',
    command: 'python3 manage.py migrate',
    files: {
      'manage.py':
        "import os, sys\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n",
      'settings.py':
        "SECRET_KEY = 'x'\nINSTALLED_APPS = ['django.contrib.contenttypes']\nDATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'HOST': 'idle.apps.internal', 'NAME': 'shop', 'USER': 'app', 'PASSWORD': 'x'}}\n",
    },
    for: [
      /^django\.db\.utils\.OperationalError: connection to server at "idle\.apps\.internal".*Connection refused/,
    ],
  },
  {
    id: 'frameworks-django-check',
    cause: 'check-failed',
    also: 'configuration',
    command: 'python3 manage.py check --deploy --fail-level WARNING',
    files: {
      'manage.py':
        "import os, sys\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n",
      'settings.py': "SECRET_KEY = 'x'\nINSTALLED_APPS = []\nDEBUG = True\n",
    },
    for: ['SystemCheckError: System check identified some issues', 'security.W'],
  },
  {
    id: 'frameworks-alembic-config',
    cause: 'missing-file',
    also: 'configuration',
    command: 'alembic -c missing.ini upgrade head',
    files: {},
    for: [/No config file 'missing\.ini' found|No 'script_location' key found/],
  },
  {
    id: 'frameworks-logfmt-refused',
    cause: 'connection-refused',
    command: 'python3 batch.py',
    files: {
      'batch.py': `${LOGFMT}import socket\nfor n in range(25):\n    log.debug('partition scanned', extra={'kv': {'partition': n, 'errors': 0}})\nfor attempt in range(1, 4):\n    try:\n        socket.create_connection(('idle.apps.internal', 8125), 2)\n    except OSError as error:\n        log.warning('statsd unreachable', extra={'kv': {'attempt': attempt, 'error': error}})\nlog.error('batch aborted', extra={'kv': {'error': 'dial idle.apps.internal:8125: connection refused', 'attempts': 3}})\nfor n in range(12):\n    log.info('partition released', extra={'kv': {'partition': n}})\nsys.exit(1)\n`,
    },
    for: ['msg="batch aborted"', 'statsd unreachable'],
    misleading: ['errors=0'],
  },
  {
    id: 'frameworks-json-trace',
    cause: 'uncaught-exception',
    command: 'python3 accruals.py',
    files: {
      'accruals.py': `${JSON_TRACE}def accrue(account):\n    return account['balance'] / account['days']\nfor n in range(15):\n    log.info('account %d accrued', n)\ntry:\n    accrue({'balance': 10, 'days': 0})\nexcept Exception:\n    log.exception('accrual failed for account 15')\nlog.info('flushing metrics')\nlog.info('bye')\nsys.exit(1)\n`,
    },
    for: ['accrual failed for account 15'],
  },
  {
    id: 'frameworks-json-auth',
    cause: 'auth-refused',
    command: 'python3 accruals.py',
    files: {
      'accruals.py': `${JSON_TRACE}import urllib.request\nlog.info('token requested')\ntry:\n    urllib.request.urlopen('http://billing.apps.internal/unauthorized')\nexcept Exception:\n    log.exception('token request failed')\n    sys.exit(1)\n`,
    },
    for: ['token request failed'],
  },
  {
    id: 'frameworks-colour-python',
    cause: 'missing-file',
    command: 'python3 build.py',
    files: {
      'build.py':
        "import sys\nfor n in range(18):\n    print('\\x1b[32m\\u2714\\x1b[0m \\x1b[2mpage %d\\x1b[0m' % n)\ntry:\n    open('content/index.md')\nexcept OSError as error:\n    print('\\x1b[31m\\u2716 \\x1b[1mcontent/index.md\\x1b[0m\\x1b[31m: %s\\x1b[0m' % error.strerror, file=sys.stderr)\n    print('\\x1b[33m1 warning\\x1b[0m, \\x1b[31m1 problem\\x1b[0m')\n    sys.exit(1)\n",
    },
    for: ['No such file or directory'],
    misleading: ['1 warning'],
  },
  {
    id: 'frameworks-jest',
    cause: 'check-failed',
    modules: true,
    command: 'npx jest --ci',
    files: {
      'package.json': '{"name":"smoke","version":"1.0.0"}',
      'smoke.test.js':
        "test('answers', () => {})\ntest('has 3 plans', () => { expect(['a', 'b']).toHaveLength(3) })\n",
    },
    for: ['● has 3 plans', 'Tests:       1 failed, 1 passed, 2 total'],
  },
  {
    id: 'frameworks-tsc',
    cause: 'check-failed',
    also: 'syntax-error',
    modules: true,
    command: 'npx tsc --noEmit',
    files: {
      'tsconfig.json': '{"compilerOptions":{"strict":true,"types":[]},"files":["a.ts"]}',
      'a.ts': "const n: number = 'x'\nexport {}\n",
    },
    for: ["error TS2322: Type 'string' is not assignable to type 'number'."],
  },
  {
    id: 'frameworks-poetry',
    cause: 'missing-file',
    also: 'configuration',
    command: 'poetry run python sync.py',
    for: ['Poetry could not find a pyproject.toml file'],
  },
  {
    id: 'frameworks-pip-vendor',
    cause: 'dependency-install',
    command:
      'python3 -m pip install --break-system-packages --no-index --find-links vendor -r requirements.txt',
    files: { 'requirements.txt': 'sqlalchemy==2.0.44\n', 'vendor/a': '' },
    for: ['No matching distribution found for sqlalchemy==2.0.44'],
  },
]
