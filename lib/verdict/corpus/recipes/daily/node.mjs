// What goes wrong on a working day, in the own words of jobs: Node. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-node-middle-cause',
    cause: 'permission',
    command: 'node archive.js',
    files: {
      'archive.js': `const fs = require('fs')\nlet failed\nfor (let n = 1; n <= 90; n++) console.log('[worker-' + n % 4 + '] packed mailbox ' + n)\ntry { fs.writeFileSync('/var/log/archive/index.json', '{}') } catch (error) { if (error.code === 'ENOENT') { try { fs.mkdirSync('/var/log/archive') } catch (e) { console.error('[worker-2] could not write the index: ' + e.message); failed = true } } }\nfor (let n = 90; n > 0; n--) console.log('[worker-' + n % 4 + '] unpacked mailbox ' + n)\nconsole.log('flushing metrics')\nconsole.log('closing 4 connections')\nconsole.log('bye')\nprocess.exitCode = failed ? 1 : 0\n`,
    },
    for: ['could not write the index'],
  },
  {
    id: 'daily-node-pg-jsonb',
    cause: 'bad-input-data',
    command: 'node fix.js',
    modules: true,
    postgres: 'create table prefs (id int, body jsonb)',
    files: {
      'fix.js': `const { Client } = require('pg')\n;(async () => { const c = new Client({ connectionString: process.env.DATABASE_URL }); await c.connect(); console.log('fixing 3 rows'); try { await c.query('insert into prefs values (1, $1)', ['{theme: dark}']) } finally { await c.end(); console.log('connection closed') } })().catch((e) => { console.error(e); process.exit(1) })\n`,
    },
    for: ['invalid input syntax for type json'],
  },
  {
    id: 'daily-node-own-config',
    cause: 'configuration',
    command: 'node sync.js',
    files: {
      'sync.js': `const need = ['FEED_URL', 'FEED_TOKEN']\nconst absent = need.filter((n) => !process.env[n])\nif (absent.length) { console.error('refusing to start without ' + absent.join(', ')); process.exit(78) }\n`,
    },
    for: ['refusing to start without'],
  },
  {
    id: 'daily-node-zlib',
    cause: 'bad-input-data',
    command: 'node unpack.js',
    files: {
      'unpack.js': `const zlib = require('zlib')\nconsole.log('unpacking feed.gz')\nzlib.gunzipSync(Buffer.from('<html>sorry</html>'))\n`,
    },
    for: ['incorrect header check'],
  },
  {
    id: 'daily-node-dayjs-range',
    cause: 'uncaught-exception',
    also: 'bad-input-data',
    command: 'node report.js',
    files: {
      'report.js': `console.log('report for', process.argv[2])\nconst to = new Date('2026-13-45')\nconsole.log(to.toISOString())\n`,
    },
    for: ['RangeError: Invalid time value'],
  },
  {
    id: 'daily-node-intl-tz',
    cause: 'uncaught-exception',
    also: 'configuration',
    command: 'node report.js',
    environment: { REPORT_TZ: 'Europe/Berln' },
    files: {
      'report.js': `console.log('report')\nnew Intl.DateTimeFormat('de', { timeZone: process.env.REPORT_TZ })\n`,
    },
    for: ['RangeError: Invalid time zone specified: Europe/Berln'],
  },
  {
    id: 'daily-node-promise-all-settled',
    cause: 'dns-failure',
    command: 'node mirror.js',
    files: {
      'mirror.js': `(async () => { const hosts = ['a', 'b', 'c'].map((n) => 'http://' + n + '.mirror.example/list'); const done = await Promise.allSettled(hosts.map((h) => fetch(h))); for (const [i, d] of done.entries()) if (d.status === 'rejected') console.error(JSON.stringify({ level: 'error', time: new Date().toISOString(), url: hosts[i], reason: d.reason.cause?.message ?? d.reason.message })); console.error(done.filter((d) => d.status === 'rejected').length + ' of 3 mirrors failed'); process.exit(1) })()\n`,
    },
    for: ['getaddrinfo'],
  },
  {
    id: 'daily-node-worker-threads',
    cause: 'uncaught-exception',
    command: 'node pool.js',
    files: {
      'pool.js': `const { Worker, isMainThread } = require('worker_threads')\nif (isMainThread) { const w = new Worker(__filename); w.on('error', (e) => { console.error('worker died:', e); process.exit(1) }) } else { console.log('worker: tile 1'); null.tiles }\n`,
    },
    for: [`Cannot read properties of null (reading 'tiles')`],
  },
  {
    id: 'daily-node-stream-premature',
    cause: 'connection-lost',
    command: 'node dl.js',
    files: {
      'dl.js': `const http = require('http')\nconst s = http.createServer((q, r) => { r.writeHead(200, { 'content-length': 1000 }); r.write('abc'); setTimeout(() => r.destroy(), 50) }).listen(0, async () => { const r = await fetch('http://127.0.0.1:' + s.address().port); console.log('status', r.status); await r.text() })\n`,
    },
    for: ['terminated', 'other side closed'],
  },
  {
    id: 'daily-knex-raw-timeout',
    cause: 'timeout',
    command: 'node slow.js',
    modules: true,
    postgres: '',
    files: {
      'slow.js': `const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL })\nknex.raw('select pg_sleep(5)').timeout(300, { cancel: true }).catch((e) => { console.error('report query failed'); console.error(e); process.exit(1) })\n`,
    },
    for: ['KnexTimeoutError'],
  },
  {
    id: 'daily-sequelize-validation',
    cause: 'constraint-violation',
    also: 'bad-input-data',
    command: 'node seed.js',
    modules: true,
    postgres: 'create table plans (id serial, name text not null)',
    files: {
      'seed.js': `const { Sequelize, DataTypes } = require('sequelize')\nconst s = new Sequelize(process.env.DATABASE_URL, { logging: false })\nconst Plan = s.define('plan', { name: { type: DataTypes.TEXT, allowNull: false } }, { timestamps: false })\nPlan.create({}).catch((e) => { console.error(e); process.exit(1) })\n`,
    },
    for: ['notNull Violation'],
  },
  {
    id: 'daily-node-middle-json',
    cause: 'auth-refused',
    command: 'node crm.js',
    files: {
      'crm.js': `const out = (level, msg, more) => console.log(JSON.stringify({ level, msg, ts: new Date().toISOString(), ...more }))\nfor (let i = 0; i < 100; i++) out('info', 'contact pushed', { i })\nout('error', 'push rejected', { error: { name: 'ApiError', message: 'Request failed with status code 401', response: { status: 401, data: { message: 'token revoked' } } } })\nfor (let i = 100; i > 0; i--) out('info', 'contact withdrawn', { i })\nout('info', 'summary', { pushed: 100, withdrawn: 100 })\nprocess.exit(1)\n`,
    },
    for: ['push rejected'],
  },
  {
    id: 'daily-node-middle-cleanup-errors',
    cause: 'disk-full',
    command: 'node thumbs.js',
    quota: true,
    diskInMb: 12,
    files: {
      'thumbs.js': `const fs = require('fs')\nlet bad\nfor (let i = 0; i < 80 && !bad; i++) { try { fs.writeFileSync('thumb' + i + '.png', Buffer.alloc(400000)); console.log('thumb', i) } catch (e) { console.error('could not write thumb ' + i + ':', e.message); bad = e } }\nfor (let i = 0; i < 80; i++) { try { fs.unlinkSync('thumb' + i + '.png'); console.log('removed thumb', i) } catch (e) { console.error('could not remove thumb ' + i + ':', e.message) } }\nprocess.exit(1)\n`,
    },
    for: ['could not write thumb'],
    misleading: ['could not remove thumb'],
  },
  {
    id: 'daily-node-throw-string',
    cause: 'uncaught-exception',
    command: 'node x.js',
    files: {
      'x.js': `console.log('splitting')\nfunction split(n) { if (n > 3) throw 'segment ' + n + ' has no owner'; split(n + 1) }\nsplit(0)\n`,
    },
    for: ['segment 4 has no owner'],
  },
  {
    id: 'daily-node-knex-migration-column',
    cause: 'database-schema',
    command: 'npx knex migrate:latest',
    modules: true,
    postgres: 'create table orders (id int)',
    files: {
      'knexfile.js': `module.exports = { client: 'pg', connection: process.env.DATABASE_URL }\n`,
      'migrations/1_a.js': `exports.up = (k) => k.schema.alterTable('order', (t) => t.string('note'))\nexports.down = () => {}\n`,
    },
    for: ['relation "order" does not exist'],
  },
  {
    id: 'daily-node-mysql2-syntax',
    cause: 'syntax-error',
    command: 'node q.js',
    modules: true,
    mysql: '',
    files: {
      'q.js': `const m = require('mysql2/promise')\n;(async () => { const c = await m.createConnection(process.env.DATABASE_URL); console.log('report q3'); try { await c.query('selct 1') } finally { await c.end() } })()\n`,
    },
    for: ['You have an error in your SQL syntax'],
  },
  {
    id: 'daily-node-env-url',
    cause: 'configuration',
    command: 'node push.js',
    files: {
      'push.js': `const base = process.env.ERP_BASE\nconsole.log('pushing to', base)\nnew URL('/orders', base)\n`,
    },
    for: ['TypeError: Invalid URL', 'ERR_INVALID_URL'],
  },
  {
    id: 'daily-node-redis-reconnect',
    cause: 'connection-refused',
    command: 'node cache.js',
    modules: true,
    files: {
      'cache.js': `const Redis = require('ioredis')\nconst r = new Redis('redis://idle.apps.internal:6379', { maxRetriesPerRequest: 3, retryStrategy: () => 50 })\nr.on('error', (e) => console.error('[ioredis]', e.message))\nr.get('x').catch((e) => { console.error('warm-up failed:', e.message); process.exit(1) })\n`,
    },
    for: ['connect ECONNREFUSED', 'warm-up failed'],
  },
  {
    id: 'daily-node-axios-500',
    cause: 'remote-error',
    command: 'node a.js',
    modules: true,
    files: {
      'a.js': `const axios = require('axios')\nconst s = require('http').createServer((q, r) => { r.statusCode = 500; r.end('{"error":"deadlock in warehouse"}') }).listen(0, async () => { console.log('booking 4 pallets'); try { await axios.get('http://127.0.0.1:' + s.address().port + '/pallets') } catch (e) { console.error(e.message, e.response.data); process.exit(1) } })\n`,
    },
    for: ['Request failed with status code 500'],
  },
  {
    id: 'daily-node-zod-env',
    cause: 'configuration',
    command: 'node e.js',
    modules: true,
    files: {
      'e.js': `const z = require('zod')\nconst env = z.object({ QUEUE_NAME: z.string(), BATCH_SIZE: z.coerce.number() })\nconst r = env.safeParse(process.env)\nif (!r.success) { console.error('Invalid environment:'); console.error(z.prettifyError ? z.prettifyError(r.error) : r.error.message); process.exit(1) }\n`,
    },
    for: ['Invalid environment', 'QUEUE_NAME', 'Invalid input'],
  },
  {
    id: 'daily-node-mocha-hook',
    cause: 'check-failed',
    also: 'connection-refused',
    command: 'npx mocha --no-color smoke.js',
    modules: true,
    files: {
      'smoke.js': `describe('shop', () => { it('answers', async () => { const r = await fetch('http://idle.apps.internal:8080/health'); }); it('adds', () => { require('assert').equal(1 + 1, 2) }) })\n`,
    },
    for: ['1 failing', 'fetch failed'],
  },
  {
    id: 'daily-node-permission-listen',
    cause: 'permission',
    command: 'node l.js',
    files: { 'l.js': `require('http').createServer().listen(80, () => console.log('up'))\n` },
    for: ['EACCES'],
  },
  {
    id: 'daily-node-npm-run-env',
    cause: 'configuration',
    command: 'npm run export',
    files: {
      'package.json': '{"name":"x","version":"1.0.0","scripts":{"export":"node e.js"}}',
      'e.js': `if (!process.env.EXPORT_TARGET) { console.error('\\u001b[31m✖ EXPORT_TARGET is required, e.g. s3://bucket/path\\u001b[39m'); process.exit(2) }\n`,
    },
    for: ['EXPORT_TARGET is required'],
  },
  {
    id: 'daily-node-iconv',
    cause: 'bad-input-data',
    command: 'node t.js',
    files: {
      't.js': `const d = new TextDecoder('utf-8', { fatal: true })\nconsole.log('decoding')\nd.decode(Buffer.from([0x41, 0xff, 0xfe]))\n`,
    },
    for: ['The encoded data was not valid'],
  },
]
