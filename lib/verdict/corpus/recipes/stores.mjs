// MariaDB, Redis, SQLite and MongoDB, and the migrators of Python's frameworks.
const ORDERS = `create table customers (id int primary key, email varchar(80) not null unique);
create table orders (id int primary key auto_increment, customer_id int not null, foreign key (customer_id) references customers (id));
insert into customers values (1, 'ada@example.org'); insert into orders (customer_id) values (1), (1);\n`
const MYSQL = `const mysql = require('mysql2/promise')\n`
const HOST = 'mysql --protocol=tcp -h mysql.service.internal'
const PYMYSQL = `import pymysql\ndef connect(**more):\n    return pymysql.connect(host='mysql.service.internal', user='app', password='s3cret', **more)\n`
const MANAGE = {
  'manage.py': `import os, sys\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n`,
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models\n\nclass Order(models.Model):\n    note = models.TextField()\n`,
  'shop/migrations/__init__.py': '',
  'settings.py': `SECRET_KEY = 'x'\nINSTALLED_APPS = ['shop']\nDEFAULT_AUTO_FIELD = 'django.db.models.AutoField'\nDATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': '/home/vcap/app/db.sqlite3'}}\n`,
}
const MIGRATION = (depends, operations) =>
  `from django.db import migrations, models\n\nclass Migration(migrations.Migration):\n    dependencies = [${depends}]\n    operations = [${operations}]\n`
const ALEMBIC = {
  'alembic.ini':
    '[alembic]\nscript_location = migrations\n[loggers]\nkeys = root,alembic\n[handlers]\nkeys = console\n[formatters]\nkeys = generic\n[logger_root]\nlevel = WARN\nhandlers = console\nqualname =\n[logger_alembic]\nlevel = INFO\nhandlers =\nqualname = alembic\n[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\nlevel = NOTSET\nformatter = generic\n[formatter_generic]\nformat = %(levelname)-5.5s [%(name)s] %(message)s\n',
  'migrations/env.py': `import os, sqlalchemy as sa\nfrom logging.config import fileConfig\nfrom alembic import context\nfileConfig(context.config.config_file_name)\nengine = sa.create_engine(os.environ['DATABASE_URL'].replace('postgres://', 'postgresql://'))\nwith engine.connect() as connection:\n    context.configure(connection=connection)\n    with context.begin_transaction():\n        context.run_migrations()\n`,
}
const REVISION = (id, down, body) =>
  `from alembic import op\nimport sqlalchemy as sa\nrevision = '${id}'\ndown_revision = ${down}\n\ndef upgrade():\n    ${body}\n`

export const recipes = [
  {
    id: 'stores-mysql-refused',
    cause: 'connection-refused',
    command: 'mysqldump -h idle.apps.internal -u app --password=x shop > shop.sql',
    for: ["Can't connect to server on 'idle.apps.internal'"],
  },
  {
    id: 'stores-mysql-denied',
    cause: 'auth-refused',
    mysql: '',
    command: `${HOST} -u app -pwrong stores_mysql_denied < fix.sql`,
    files: { 'fix.sql': 'select 1;\n' },
    for: ["ERROR 1045 (28000): Access denied for user 'app'@'"],
  },
  {
    id: 'stores-mysql2-denied',
    cause: 'auth-refused',
    mysql: '',
    modules: true,
    command: 'node sync.js',
    files: {
      'sync.js': `${MYSQL}console.log('[sync] 2 sources')\nmysql.createConnection({ host: 'mysql.service.internal', user: 'app', password: 'old' })\n`,
    },
    for: ["Access denied for user 'app'@'"],
  },
  {
    id: 'stores-mysql-grant',
    cause: 'permission',
    mysql: ORDERS,
    command: `${HOST} -u reader -ps3cret stores_mysql_grant -e "delete from orders"`,
    for: ['ERROR 1142 (42000)', 'DELETE command denied to user'],
  },
  {
    id: 'stores-mysql-duplicate',
    cause: 'constraint-violation',
    mysql: ORDERS,
    command: `${HOST} -u app -ps3cret stores_mysql_duplicate < import.sql`,
    files: {
      'import.sql':
        "insert into customers values (2, 'grace@example.org');\ninsert into customers values (3, 'ada@example.org');\n",
    },
    for: ["ERROR 1062 (23000) at line 2: Duplicate entry 'ada@example.org' for key 'email'"],
  },
  {
    id: 'stores-mysql2-foreign-key',
    cause: 'constraint-violation',
    mysql: ORDERS,
    modules: true,
    command: 'node prune.js',
    files: {
      'prune.js': `${MYSQL}mysql.createConnection(process.env.DATABASE_URL).then(async (c) => {\n  console.log('pruning customers without orders')\n  await c.query('delete from customers')\n})\n`,
    },
    for: ['Cannot delete or update a parent row: a foreign key constraint fails'],
  },
  {
    id: 'stores-pymysql-column',
    cause: 'database-schema',
    mysql: ORDERS,
    command: 'python3 digest.py',
    files: {
      'digest.py': `${PYMYSQL}c = connect(database='stores_pymysql_column')\nc.cursor().execute('select city from customers')\n`,
    },
    for: ["pymysql.err.OperationalError: (1054, \"Unknown column 'city'"],
  },
  {
    id: 'stores-mysql-table',
    cause: 'database-schema',
    mysql: ORDERS,
    command: `${HOST} -u app -ps3cret stores_mysql_table -e "truncate table sessions"`,
    for: ['ERROR 1146 (42S02)'],
  },
  {
    id: 'stores-mysql-lock-wait',
    cause: 'lock-held',
    mysql: ORDERS,
    command: 'python3 renumber.py',
    files: {
      'renumber.py': `${PYMYSQL}import logging\nlogging.basicConfig(level=logging.INFO, format='level=%(levelname)s logger=%(name)s msg="%(message)s"')\na, b = connect(database='stores_mysql_lock_wait'), connect(database='stores_mysql_lock_wait')\nlogging.info('renumbering orders')\na.cursor().execute('update orders set customer_id = 1')\nb.cursor().execute('update orders set customer_id = 1')\n`,
    },
    for: ['Lock wait timeout exceeded; try restarting transaction'],
  },
  {
    id: 'stores-mysql-too-many',
    cause: 'database-connections-exhausted',
    mysql: '',
    command: 'python3 fanout.py',
    files: {
      'fanout.py': `${PYMYSQL}held = []\nfor worker in range(30):\n    held.append(connect())\n    print('worker', worker, 'connected')\n`,
    },
    alone: true,
    for: ['Too many connections'],
  },
  {
    id: 'stores-mysql-syntax',
    cause: 'syntax-error',
    mysql: ORDERS,
    command: `${HOST} -u app -ps3cret stores_mysql_syntax -e "select * form orders"`,
    for: ['ERROR 1064 (42000)'],
  },
  {
    id: 'stores-redis-auth',
    cause: 'auth-refused',
    redis: true,
    modules: true,
    command: 'node drain.mjs',
    environment: { REDIS_URL: 'redis://:old@redis.service.internal:6379' },
    files: {
      'drain.mjs': `import { createClient } from 'redis'\nconst client = createClient({ url: process.env.REDIS_URL, socket: { reconnectStrategy: false } })\nclient.on('error', (error) => console.error('redis:', error.message))\nawait client.connect()\n`,
    },
    for: ['WRONGPASS invalid username-password pair'],
  },
  {
    id: 'stores-redis-noauth',
    cause: 'auth-refused',
    also: 'configuration',
    redis: true,
    command: 'python3 queue_length.py',
    files: {
      'queue_length.py': `import redis\nr = redis.Redis('redis.service.internal')\nprint(r.llen('jobs'))\n`,
    },
    for: ['redis.exceptions.AuthenticationError: Authentication required.'],
  },
  {
    id: 'stores-ioredis-refused',
    cause: 'connection-refused',
    modules: true,
    command: 'node drain.js',
    files: {
      'drain.js': `const Redis = require('ioredis')\nconst r = new Redis({ host: 'idle.apps.internal', maxRetriesPerRequest: 2 })\nr.on('error', (error) => console.error('[ioredis] ' + error))\nr.llen('jobs').then(console.log)\n`,
    },
    for: ['connect ECONNREFUSED 10.0.47.16:6379'],
  },
  {
    id: 'stores-redis-oom',
    cause: 'remote-error',
    redis: true,
    command: 'python3 warm_cache.py',
    files: {
      'warm_cache.py': `import redis\nr = redis.Redis('redis.service.internal', port=6380)\nfor n in range(1000):\n    r.set('page:%d' % n, 'x' * 20000)\n    if n % 10 == 0:\n        print('warmed', n, 'pages')\n`,
    },
    for: ["OOM command not allowed when used memory > 'maxmemory'"],
  },
  {
    id: 'stores-redis-replica',
    cause: 'permission',
    also: 'remote-error',
    redis: true,
    command: 'redis-cli -e -h redis.service.internal -p 6381 incr runs',
    for: ["READONLY You can't write against a read only replica."],
  },
  {
    id: 'stores-mongo-selection',
    cause: 'connection-refused',
    also: 'timeout',
    modules: true,
    command: 'node compact.mjs',
    files: {
      'compact.mjs': `import { MongoClient } from 'mongodb'\nconst client = new MongoClient('mongodb://idle.apps.internal:27017', { serverSelectionTimeoutMS: 1500 })\nconsole.log('compacting')\nawait client.connect()\n`,
    },
    for: ['MongoServerSelectionError: connect ECONNREFUSED'],
  },
  {
    id: 'stores-sqlite-no-table',
    cause: 'database-schema',
    command: 'sqlite3 data.db "select count(*) from readings"',
    for: ['no such table: readings'],
  },
  {
    id: 'stores-sqlite-locked',
    cause: 'lock-held',
    command: 'python3 append.py',
    files: {
      'append.py': `import sqlite3\na = sqlite3.connect('data.db', timeout=0.5)\na.execute('create table if not exists t (x)'); a.commit()\na.execute('begin exclusive')\nb = sqlite3.connect('data.db', timeout=0.5)\nb.execute('insert into t values (1)')\n`,
    },
    for: ['sqlite3.OperationalError: database is locked'],
  },
  {
    id: 'stores-sqlite-unique',
    cause: 'constraint-violation',
    command: 'sqlite3 -bail data.db < load.sql',
    files: {
      'load.sql':
        'create table t (id integer primary key);\ninsert into t values (1);\ninsert into t values (1);\n',
    },
    for: ['UNIQUE constraint failed: t.id'],
  },
  {
    id: 'stores-sqlite-not-a-database',
    cause: 'bad-input-data',
    command: 'sqlite3 -bail data.db "select count(*) from readings"',
    files: {
      'data.db': '<html><head><title>404 Not Found</title></head><body>nginx</body></html>\n'.repeat(20),
    },
    for: ['file is not a database'],
  },
  {
    id: 'stores-django-conflict',
    cause: 'database-schema',
    command: 'python3 manage.py migrate --noinput',
    files: {
      ...MANAGE,
      'shop/migrations/0001_initial.py': MIGRATION('', ''),
      'shop/migrations/0002_note.py': MIGRATION("('shop', '0001_initial')", ''),
      'shop/migrations/0002_total.py': MIGRATION("('shop', '0001_initial')", ''),
    },
    for: ['CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph'],
  },
  {
    id: 'stores-django-no-table',
    cause: 'database-schema',
    command: 'python3 manage.py purge',
    files: {
      ...MANAGE,
      'shop/management/__init__.py': '',
      'shop/management/commands/__init__.py': '',
      'shop/management/commands/purge.py': `from django.core.management.base import BaseCommand\nfrom shop.models import Order\n\nclass Command(BaseCommand):\n    def handle(self, *args, **options):\n        self.stdout.write('purging old orders')\n        self.stdout.write(str(Order.objects.filter(note='old').count()))\n`,
    },
    for: ['django.db.utils.OperationalError: no such table: shop_order'],
  },
  {
    id: 'stores-django-pending',
    cause: 'database-schema',
    also: 'check-failed',
    command: 'python3 manage.py migrate --plan --check',
    files: {
      ...MANAGE,
      'shop/migrations/0001_initial.py': MIGRATION(
        '',
        "migrations.CreateModel(name='Order', fields=[('id', models.AutoField(primary_key=True))])",
      ),
    },
    for: ['shop.0001_initial', 'Create model Order'],
  },
  {
    id: 'stores-django-column-exists',
    cause: 'database-schema',
    command: 'python3 manage.py migrate --noinput',
    before:
      "python3 -c \"import sqlite3; c = sqlite3.connect('db.sqlite3'); c.execute('create table shop_order (id integer primary key)'); c.commit()\"",
    files: {
      ...MANAGE,
      'shop/migrations/0001_initial.py': MIGRATION(
        '',
        "migrations.CreateModel(name='Order', fields=[('id', models.AutoField(primary_key=True))])",
      ),
    },
    for: ['django.db.utils.OperationalError: table "shop_order" already exists'],
  },
  {
    id: 'stores-alembic-heads',
    cause: 'database-schema',
    postgres: '',
    command: 'alembic upgrade head',
    files: {
      ...ALEMBIC,
      'migrations/versions/a1.py': REVISION('a1', 'None', 'pass'),
      'migrations/versions/b1.py': REVISION('b1', "'a1'", 'pass'),
      'migrations/versions/b2.py': REVISION('b2', "'a1'", 'pass'),
    },
    for: ['Multiple head revisions are present'],
  },
  {
    id: 'stores-alembic-revision',
    cause: 'database-schema',
    postgres:
      "create table alembic_version (version_num varchar(32) primary key); insert into alembic_version values ('9f3c21');",
    command: 'alembic upgrade head',
    files: { ...ALEMBIC, 'migrations/versions/a1.py': REVISION('a1', 'None', 'pass') },
    for: ["Can't locate revision identified by '9f3c21'"],
  },
  {
    id: 'stores-alembic-duplicate-column',
    cause: 'database-schema',
    postgres: 'create table orders (id int, note text);',
    command: 'alembic upgrade head',
    files: {
      ...ALEMBIC,
      'migrations/versions/a1.py': REVISION('a1', 'None', "op.execute('select 1')"),
      'migrations/versions/a2.py': REVISION(
        'a2',
        "'a1'",
        "op.add_column('orders', sa.Column('note', sa.Text))",
      ),
    },
    for: ['(psycopg2.errors.DuplicateColumn) column "note" of relation "orders" already exists'],
  },
]
