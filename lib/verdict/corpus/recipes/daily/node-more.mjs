// What goes wrong on a working day, in the own words of jobs: Node. Long logs with the cause in the middle among them.
export const recipes = [
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
]
