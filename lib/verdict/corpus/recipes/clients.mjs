// Clients of queues, mail, object stores, gRPC, SSH; pools that ran empty; servers that have no room.
const S3 = (bucket) =>
  `import boto3\nfrom botocore.config import Config\ns3 = boto3.client('s3', endpoint_url='http://billing.apps.internal', region_name='eu-central-1', aws_access_key_id='AKIA0000', aws_secret_access_key='x', config=Config(retries={'max_attempts': 1}, s3={'addressing_style': 'path'}))\nprint('listing ${bucket}')\ns3.list_objects_v2(Bucket='${bucket}')\n`
const PINO = `import pino from 'pino'\nconst log = pino({ base: { pid: 7, hostname: '3f9c2a1e' } })\n`
const GRPC = (address, deadline) =>
  `import grpc from '@grpc/grpc-js'\nconst client = new grpc.Client('${address}', grpc.credentials.createInsecure())\nconst same = (value) => value\nclient.makeUnaryRequest('/ledger.Ledger/Close', same, same, Buffer.alloc(0), new grpc.Metadata(), { deadline: Date.now() + ${deadline} }, (error) => {\n  if (!error) return\n  console.error('close failed:', error)\n  process.exit(1)\n})\n`
const SMTP = (body) =>
  `import smtplib\nprint('sending 3 mails')\nwith smtplib.SMTP('catalog.apps.internal', 25, timeout=5) as relay:\n    ${body}\n`
const HIKARI = `import java.sql.*;\nimport com.zaxxer.hikari.*;\n\npublic class Pool {\n  public static void main(String[] args) throws Exception {\n    HikariConfig c = new HikariConfig();\n    c.setJdbcUrl("jdbc:postgresql://postgres.service.internal/clients_hikari_empty");\n    c.setUsername("app");\n    c.setPassword("s3cret");\n    c.setMaximumPoolSize(2);\n    c.setConnectionTimeout(1000);\n    HikariDataSource pool = new HikariDataSource(c);\n    for (int n = 0; n < 3; n++) {\n      System.out.println("worker " + n);\n      pool.getConnection();\n    }\n  }\n}\n`
const AR = `require 'active_record'\nActiveRecord::Base.establish_connection(ENV.fetch('DATABASE_URL') + '?pool=2&checkout_timeout=1')\n`

export const recipes = [
  {
    id: 'clients-boto-denied',
    cause: 'auth-refused',
    also: 'permission',
    command: 'python3 archive.py',
    files: { 'archive.py': S3('s3denied') },
    for: ['An error occurred (AccessDenied) when calling the ListObjectsV2 operation'],
  },
  {
    id: 'clients-boto-signature',
    cause: 'auth-refused',
    command: 'python3 archive.py',
    files: { 'archive.py': S3('s3signature') },
    for: ['(SignatureDoesNotMatch)'],
  },
  {
    id: 'clients-boto-no-bucket',
    cause: 'remote-error',
    also: 'configuration',
    command: 'python3 archive.py',
    files: { 'archive.py': S3('s3missing') },
    for: ['botocore.errorfactory.NoSuchBucket'],
  },
  {
    id: 'clients-boto-internal',
    cause: 'remote-error',
    command: 'python3 archive.py',
    files: { 'archive.py': S3('s3broken') },
    for: ['(InternalError)'],
  },
  {
    id: 'clients-boto-endpoint',
    cause: 'connection-refused',
    command: 'python3 archive.py',
    files: { 'archive.py': S3('logs').replace('billing.apps', 'idle.apps') },
    for: ['botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL'],
  },
  {
    id: 'clients-aws-js-quota',
    cause: 'remote-error',
    modules: true,
    command: 'node put.mjs',
    files: {
      'put.mjs':
        "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'\nconst s3 = new S3Client({ endpoint: 'http://billing.apps.internal', forcePathStyle: true, region: 'eu-central-1', maxAttempts: 1, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })\nconsole.log('uploading backup-2026-11-29.tgz')\nawait s3.send(new PutObjectCommand({ Bucket: 's3quota', Key: 'a', Body: 'x' }))\n",
    },
    for: ['QuotaExceeded: The bucket is over its quota'],
  },
  {
    id: 'clients-aws-js-credentials',
    cause: 'configuration',
    also: 'auth-refused',
    modules: true,
    command: 'node put.mjs',
    environment: { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-central-1' },
    files: {
      'put.mjs':
        "import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'\nawait new S3Client({}).send(new ListBucketsCommand({}))\n",
    },
    for: ['CredentialsProviderError: Could not load credentials from any providers'],
  },
  {
    id: 'clients-smtp-auth',
    cause: 'auth-refused',
    command: 'python3 newsletter.py',
    files: { 'newsletter.py': SMTP("relay.login('news', 'old')") },
    for: ["smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed: bad credentials')"],
  },
  {
    id: 'clients-smtp-rejected',
    cause: 'remote-error',
    also: 'bad-input-data',
    command: 'python3 newsletter.py',
    files: { 'newsletter.py': SMTP("relay.sendmail('a@example.org', ['nobody@example.org'], 'x')") },
    for: ['smtplib.SMTPRecipientsRefused'],
  },
  {
    id: 'clients-nodemailer-auth',
    cause: 'auth-refused',
    modules: true,
    command: 'node mail.mjs',
    files: {
      'mail.mjs': `${PINO}import mailer from 'nodemailer'\nconst relay = mailer.createTransport({ host: 'catalog.apps.internal', port: 25, secure: false, ignoreTLS: true, auth: { user: 'news', pass: 'old' } })\nlog.info({ receivers: 3 }, 'sending')\ntry {\n  await relay.sendMail({ from: 'a@example.org', to: 'b@example.org', text: 'x' })\n} catch (err) {\n  log.error({ err }, 'sending failed')\n  for (let n = 0; n < 8; n += 1) log.info({ n }, 'draft kept')\n  process.exitCode = 1\n}\n`,
    },
    for: ['Invalid login: 535 5.7.8'],
  },
  {
    id: 'clients-grpc-unavailable',
    cause: 'connection-refused',
    modules: true,
    command: 'node close.mjs',
    files: { 'close.mjs': GRPC('idle.apps.internal:50051', 3000) },
    for: ['14 UNAVAILABLE'],
  },
  {
    id: 'clients-grpc-deadline',
    cause: 'timeout',
    modules: true,
    command: 'node close.mjs',
    files: { 'close.mjs': GRPC('hole.apps.internal:5432', 800) },
    for: ['4 DEADLINE_EXCEEDED'],
  },
  {
    id: 'clients-kafka',
    cause: 'connection-refused',
    modules: true,
    command: 'node consume.mjs',
    files: {
      'consume.mjs':
        "import { Kafka } from 'kafkajs'\nconst kafka = new Kafka({ clientId: 'billing', brokers: ['idle.apps.internal:9092'], retry: { retries: 2, initialRetryTime: 50 } })\nawait kafka.admin().connect()\n",
    },
    for: ['connect ECONNREFUSED 10.0.47.16:9092'],
  },
  {
    id: 'clients-amqp',
    cause: 'connection-refused',
    modules: true,
    command: 'node drain.mjs',
    files: {
      'drain.mjs':
        "import amqp from 'amqplib'\nconsole.log('[*] Waiting for messages')\nawait amqp.connect('amqp://guest:guest@idle.apps.internal')\n",
    },
    for: ['connect ECONNREFUSED 10.0.47.16:5672'],
  },
  {
    id: 'clients-amqp-closed',
    cause: 'connection-lost',
    modules: true,
    command: 'node drain.mjs',
    files: {
      'drain.mjs':
        "import amqp from 'amqplib'\nawait amqp.connect('amqp://guest:guest@files.apps.internal:80')\n",
    },
    for: [/Socket closed abruptly|ECONNRESET/],
  },
  {
    id: 'clients-celery',
    cause: 'connection-refused',
    command: 'python3 enqueue.py',
    files: {
      'enqueue.py':
        "from celery import Celery\napp = Celery('jobs', broker='redis://idle.apps.internal:6379/0')\nprint('enqueueing 40 jobs')\napp.send_task('jobs.accrue', retry=False)\n",
    },
    for: [/^kombu\.exceptions\.OperationalError: Error 111/],
  },
  {
    id: 'clients-ssh-public-key',
    cause: 'auth-refused',
    command: 'ssh -o BatchMode=yes -o StrictHostKeyChecking=no deploy@files.apps.internal ./reload',
    for: ['Permission denied (publickey).'],
    misleading: ['Permanently added'],
  },
  {
    id: 'clients-ssh-host-key',
    cause: 'tls-failure',
    also: 'auth-refused',
    command: 'scp -o BatchMode=yes report.pdf deploy@files.apps.internal:/in/',
    files: { 'report.pdf': 'x' },
    for: ['Host key verification failed.'],
  },
  {
    id: 'clients-rsync-public-key',
    cause: 'auth-refused',
    command:
      'rsync -az -e "ssh -o BatchMode=yes -o StrictHostKeyChecking=no" public/ deploy@files.apps.internal:/www/',
    files: { 'public/a': 'x' },
    for: ['Permission denied (publickey).'],
  },
  {
    id: 'clients-knex-pool',
    cause: 'database-connections-exhausted',
    postgres: '',
    modules: true,
    command: 'node fan.js',
    files: {
      'fan.js':
        "const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 2 }, acquireConnectionTimeout: 1000 })\nPromise.all(Array.from({ length: 6 }, () => knex.raw('select pg_sleep(3)'))).then(() => process.exit(0))\n",
    },
    for: ['Timeout acquiring a connection. The pool is probably full.'],
  },
  {
    id: 'clients-sequelize-pool',
    cause: 'database-connections-exhausted',
    postgres: '',
    modules: true,
    command: 'node fan.js',
    files: {
      'fan.js':
        "const { Sequelize } = require('sequelize')\nconst db = new Sequelize(process.env.DATABASE_URL, { logging: false, pool: { max: 1, acquire: 1000 } })\nPromise.all([1, 2, 3].map(() => db.query('select pg_sleep(3)'))).then(() => process.exit(0))\n",
    },
    for: ['SequelizeConnectionAcquireTimeoutError'],
  },
  {
    id: 'clients-hikari-empty',
    cause: 'database-connections-exhausted',
    postgres: '',
    command: "java -cp 'classes:lib/*' Pool",
    files: { 'Pool.java': HIKARI },
    before:
      "mkdir -p lib && cp /usr/share/java/HikariCP.jar /usr/share/java/slf4j-api.jar /usr/share/java/slf4j-simple.jar /usr/share/java/postgresql.jar lib/ && javac -cp 'lib/*' -d classes Pool.java && rm Pool.java",
    for: ['Connection is not available, request timed out after'],
  },
  {
    id: 'clients-ar-pool',
    cause: 'database-connections-exhausted',
    postgres: '',
    command: 'ruby fan.rb',
    files: {
      'fan.rb': `${AR}threads = 5.times.map { |n| Thread.new { ActiveRecord::Base.connection.execute('select pg_sleep(3)') } }\nthreads.each { |t| t.report_on_exception = false }\nthreads.each(&:join)\n`,
    },
    for: ['ActiveRecord::ConnectionTimeoutError'],
  },
  {
    id: 'clients-pg-remote-disk',
    cause: 'remote-error',
    postgres: 'create table big (x text) tablespace archive;',
    command:
      'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "insert into big select repeat(md5(n::text), 40) from generate_series(1, 9000) n"',
    for: ['could not extend file'],
  },
  {
    id: 'clients-pg-connection-closed',
    cause: 'connection-lost',
    postgres: 'create table t (x int);',
    command: 'python3 slow_step.py',
    files: {
      'slow_step.py':
        "import os, psycopg2, time\nc = psycopg2.connect(os.environ['DATABASE_URL'], options='-c idle_in_transaction_session_timeout=400')\ncursor = c.cursor()\ncursor.execute('select 1')\nprint('rendering between two queries')\ntime.sleep(1.2)\ncursor.execute('select 2')\n",
    },
    for: ['SSL connection has been closed unexpectedly'],
  },
  {
    id: 'clients-pg-integer',
    cause: 'bad-input-data',
    postgres: 'create table amounts (value int);',
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "\\\\copy amounts from amounts.csv csv"',
    files: { 'amounts.csv': '12\n15\nn/a\n' },
    for: ['invalid input syntax for type integer: "n/a"'],
  },
  {
    id: 'clients-pg-too-long',
    cause: 'bad-input-data',
    also: 'constraint-violation',
    postgres: 'create table codes (code varchar(4));',
    modules: true,
    command: 'node codes.mjs',
    files: {
      'codes.mjs':
        "import pg from 'pg'\nconst client = new pg.Client(process.env.DATABASE_URL)\nawait client.connect()\nawait client.query(\"insert into codes values ('ABCDE')\")\n",
    },
    for: ['value too long for type character varying(4)'],
  },
  {
    id: 'clients-pg-restore-archive',
    cause: 'bad-input-data',
    postgres: '',
    command: 'pg_restore -d "$DATABASE_URL" nightly.dump',
    files: { 'nightly.dump': 'select 1;\n'.repeat(80) },
    for: ['pg_restore: error: input file does not appear to be a valid archive'],
  },
  {
    id: 'clients-psql-file',
    cause: 'missing-file',
    postgres: '',
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -f db/seeds.sql',
    for: ['db/seeds.sql: No such file or directory'],
  },
  {
    id: 'clients-mysql-deadlock',
    cause: 'lock-held',
    mysql: 'create table t (id int primary key, n int); insert into t values (1, 1), (2, 2);',
    modules: true,
    command: 'node rebalance.js',
    files: {
      'rebalance.js':
        "const mysql = require('mysql2/promise')\nconst open = async () => { const c = await mysql.createConnection(process.env.DATABASE_URL); await c.beginTransaction(); return c }\nopen().then(async (a) => {\n  const b = await open()\n  await a.query('update t set n = 3 where id = 1')\n  await b.query('update t set n = 3 where id = 2')\n  console.log('rebalancing')\n  await Promise.all([a.query('update t set n = 4 where id = 2'), b.query('update t set n = 4 where id = 1')])\n})\n",
    },
    for: ['Deadlock found when trying to get lock; try restarting transaction'],
  },
  {
    id: 'clients-mysql-too-long',
    cause: 'bad-input-data',
    also: 'constraint-violation',
    mysql: 'create table codes (code varchar(4));',
    command:
      'mysql -h mysql.service.internal -u app -ps3cret clients_mysql_too_long -e "insert into codes values (\'ABCDE\')"',
    for: ['ERROR 1406 (22001)'],
  },
  {
    id: 'clients-mysql-unknown-database',
    cause: 'permission',
    also: 'auth-refused',
    mysql: '',
    command: 'mysql -h mysql.service.internal -u app -ps3cret shop_prod -e "select 1"',
    for: [/ERROR 1044|ERROR 1049/],
  },
]
