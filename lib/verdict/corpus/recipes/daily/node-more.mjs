// What goes wrong on a working day, in the own words of jobs: Node. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-node-grpc-unauth',
    cause: 'auth-refused',
    command: 'node g.js',
    files: {
      'g.js': `const e = new Error('16 UNAUTHENTICATED: Request had invalid authentication credentials.')\ne.code = 16\ne.details = 'Request had invalid authentication credentials.'\nconsole.log('publishing')\nthrow e\n`,
    },
    for: ['UNAUTHENTICATED'],
  },
  {
    id: 'daily-npm-ci-engine',
    cause: 'dependency-install',
    command: 'npm install --engine-strict',
    files: { 'package.json': '{"name":"x","version":"1.0.0","engines":{"node":">=99"}}' },
    for: ['EBADENGINE', 'Unsupported engine', 'Required:'],
  },
  {
    id: 'daily-jest-suite',
    cause: 'module-missing',
    also: 'check-failed',
    command: 'npx jest --no-color',
    modules: true,
    files: { 'package.json': '{}', 'a.test.js': `const x = require('./lib/prices')\ntest('a', () => {})\n` },
    for: [`Cannot find module './lib/prices'`],
  },
  {
    id: 'daily-node-winston-like',
    cause: 'database-schema',
    command: 'node m.js',
    modules: true,
    postgres: 'create table bill (id int)',
    files: {
      'm.js': `const winston = require('winston')\nconst log = winston.createLogger({ format: winston.format.combine(winston.format.timestamp(), winston.format.printf((i) => i.timestamp + ' [' + i.level.toUpperCase() + '] billing - ' + i.message)), transports: [new winston.transports.Console()] })\nconst { Client } = require('pg')\n;(async () => { const c = new Client({ connectionString: process.env.DATABASE_URL }); await c.connect(); for (let i = 0; i < 120; i++) log.info('bill ' + i + ' recalculated'); try { await c.query('update bill set vat = 19') } catch (e) { log.error('recalculation stopped: ' + e.message); for (let i = 0; i < 60; i++) log.info('bill ' + i + ' restored'); log.warn('cache could not be cleared: connect ECONNREFUSED 10.0.47.16:6379'); await c.end(); log.info('disconnected'); process.exit(1) } })()\n`,
    },
    for: ['column "vat" of relation "bill" does not exist'],
    misleading: ['cache could not be cleared'],
  },
  {
    id: 'daily-node-own-check',
    cause: 'check-failed',
    command: 'node check.js',
    files: {
      'check.js': `const pages = { '/': 200, '/shop': 200, '/cart': 500 }\nlet bad = 0\nfor (const [p, s] of Object.entries(pages)) { if (s !== 200) { bad++; console.log('\\u001b[31mFAIL\\u001b[39m ' + p + ' answered ' + s) } else console.log('\\u001b[32mok\\u001b[39m   ' + p) }\nconsole.log(bad + ' of 3 pages not ok')\nprocess.exit(bad)\n`,
    },
    for: ['/cart answered 500', '1 of 3 pages'],
  },
  {
    id: 'daily-node-date-rows',
    cause: 'bad-input-data',
    command: 'node i.js in.csv',
    files: {
      'in.csv': 'id;due\n1;2026-11-01\n2;soon\n',
      'i.js': `const fs = require('fs')\nfor (const [i, l] of fs.readFileSync(process.argv[2], 'utf8').trim().split('\\n').slice(1).entries()) { const [id, due] = l.split(';'); if (isNaN(Date.parse(due))) { console.error('in.csv:' + (i + 2) + ': due date "' + due + '" makes no sense'); process.exitCode = 1; break } console.log('contract', id) }\n`,
    },
    for: ['makes no sense'],
  },
  {
    id: 'daily-node-unhandled-object',
    cause: 'uncaught-exception',
    command: 'node o.js',
    files: {
      'o.js': `console.log('syncing')\nPromise.reject({ status: 502, body: 'Bad Gateway', url: 'https://erp/orders' })\n`,
    },
    for: ['UnhandledPromiseRejection'],
  },
  {
    id: 'daily-node-abort-assert',
    cause: 'check-failed',
    command: 'node --test',
    files: {
      'a.test.js': `const t = require('node:test'), a = require('node:assert')\nt('total adds up', () => a.strictEqual(119, 120))\nt('has lines', () => a.ok(true))\n`,
    },
    for: ['total adds up', '119 !== 120', 'AssertionError', 'Expected values to be strictly equal'],
  },
  {
    id: 'daily-node-ws-timeout',
    cause: 'timeout',
    command: 'node w.js',
    files: {
      'w.js': `const wait = (ms) => new Promise((r) => setTimeout(r, ms))\n;(async () => { for (let i = 1; i <= 5; i++) { console.log('job 77 state: running (' + i + ')'); await wait(50) } console.error('job 77 still running after 250 ms, not waiting any longer'); process.exit(1) })()\n`,
    },
    for: ['still running after 250 ms'],
  },
  {
    id: 'daily-node-missing-env-many',
    cause: 'configuration',
    command: 'node s.js',
    files: {
      's.js': `const miss = ['SMTP_HOST', 'SMTP_USER'].filter((k) => !(k in process.env))\nif (miss.length) { console.error('Cannot start, these are not set:'); for (const m of miss) console.error('  - ' + m); process.exit(1) }\n`,
    },
    for: ['these are not set', 'SMTP_HOST', 'SMTP_USER'],
  },
  {
    id: 'daily-node-dup-mysql',
    cause: 'constraint-violation',
    command: 'node d.js',
    modules: true,
    mysql: 'create table t (id int primary key); insert into t values (1)',
    files: {
      'd.js': `const m = require('mysql2')\nconst c = m.createConnection(process.env.DATABASE_URL)\nconsole.log('copying')\nc.query('insert into t values (1)', (e) => { if (e) throw e })\n`,
    },
    for: [`Duplicate entry '1'`],
  },
  {
    id: 'daily-node-stackoverflow',
    cause: 'stack-overflow',
    command: 'node s.js',
    files: {
      's.js': `const tree = {}; tree.parent = tree\nconst depth = (n) => 1 + depth(n.parent)\nconsole.log('depth of tree')\ndepth(tree)\n`,
    },
    for: ['Maximum call stack size exceeded'],
  },
  {
    id: 'daily-npm-test-lint',
    cause: 'check-failed',
    command: 'npm test',
    files: {
      'package.json': '{"name":"shop","version":"1.0.0","scripts":{"test":"node lint.js"}}',
      'lint.js': `console.log('lib/a.js')\nconsole.log('  3:1  error  Unexpected var  no-var')\nconsole.log('✖ 1 problem (1 error, 0 warnings)')\nprocess.exit(1)\n`,
    },
    for: ['1 problem (1 error', 'Unexpected var'],
  },
  {
    id: 'daily-npm-exec',
    cause: 'command-not-found',
    command: 'npm run build',
    files: { 'package.json': '{"name":"shop","version":"1.0.0","scripts":{"build":"vite build"}}' },
    for: ['vite: not found'],
  },
  {
    id: 'daily-node-middle-own',
    cause: 'bad-input-data',
    command: 'node a.js',
    files: {
      'a.js': `for (let i = 0; i < 100; i++) console.log('parcel ' + i + ' labelled')\nconsole.error('parcel 100: postcode "AB-1" is not known in DE')\nfor (let i = 99; i >= 0; i--) console.log('label ' + i + ' voided')\nconsole.log('printer released')\nprocess.exitCode = 1\n`,
    },
    for: ['postcode "AB-1"'],
  },
  {
    id: 'daily-node-eacces-rename',
    cause: 'permission',
    command: 'node a.js',
    files: {
      'a.js': `const fs = require('fs/promises')\n;(async () => { console.log('rotating'); await fs.rename('/etc/hostname', '/etc/hostname.1') })()\n`,
    },
    for: ['EACCES'],
  },
  {
    id: 'daily-node-bigint',
    cause: 'uncaught-exception',
    command: 'node a.js',
    files: { 'a.js': `console.log('summing')\nconsole.log([1n, 2].reduce((a, b) => a + b))\n` },
    for: ['Cannot mix BigInt'],
  },
  {
    id: 'daily-node-fetch-404',
    cause: 'remote-error',
    command: 'node a.js',
    files: {
      'a.js': `const s = require('http').createServer((q, r) => { r.statusCode = 404; r.end('no such feed') }).listen(0, async () => { const r = await fetch('http://127.0.0.1:' + s.address().port + '/feed'); if (!r.ok) { console.error('feed: ' + r.status + ' ' + r.statusText + ': ' + await r.text()); process.exit(1) } })\n`,
    },
    for: ['feed: 404'],
  },
  {
    id: 'daily-node-pg-timeout',
    cause: 'lock-held',
    command: 'node a.js',
    modules: true,
    postgres: 'create table a (id int)',
    files: {
      'a.js': `const { Client } = require('pg')\n;(async () => { const [x, y] = [new Client({ connectionString: process.env.DATABASE_URL }), new Client({ connectionString: process.env.DATABASE_URL })]; await x.connect(); await y.connect(); await x.query('begin; lock table a'); await y.query("set lock_timeout = 200"); console.log('renumbering'); try { await y.query('update a set id = 1') } catch (e) { console.error('renumbering stopped:', e.message); process.exit(1) } })()\n`,
    },
    for: ['lock timeout'],
  },
  {
    id: 'daily-node-csv-parse',
    cause: 'bad-input-data',
    command: 'node a.js',
    modules: true,
    files: {
      'a.js': `const { parse } = require('csv-parse/sync')\nconsole.log(parse('a,b\\n1,2,3\\n', { columns: true }))\n`,
    },
    for: ['Invalid Record Length'],
  },
  {
    id: 'daily-node-mongo',
    cause: 'connection-refused',
    also: 'timeout',
    command: 'node a.js',
    modules: true,
    files: {
      'a.js': `const { MongoClient } = require('mongodb')\nnew MongoClient('mongodb://idle.apps.internal:27017', { serverSelectionTimeoutMS: 500 }).connect().catch((e) => { console.error(e); process.exit(1) })\n`,
    },
    for: ['ECONNREFUSED'],
  },
  {
    id: 'daily-node-commander',
    cause: 'usage-error',
    command: 'node a.js --yera 2026',
    modules: true,
    files: { 'a.js': `require('commander').program.option('--year <y>').parse()\n` },
    for: [`unknown option '--yera'`],
  },
  {
    id: 'daily-npm-ls',
    cause: 'dependency-install',
    also: 'module-missing',
    command: 'npm ls',
    files: { 'package.json': '{"name":"x","version":"1.0.0","dependencies":{"left-pad":"^1.0.0"}}' },
    for: ['missing: left-pad'],
  },
]
