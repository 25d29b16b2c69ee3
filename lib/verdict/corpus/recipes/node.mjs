// Node.js: plain and ESM, logs of pino and winston, what it says of promises, causes and limits.
const PINO = `import pino from 'pino'\nconst log = pino({ base: { pid: 7, hostname: '3f9c2a1e' } })\n`
const PROGRESS = (count, what) =>
  `for (let i = 1; i <= ${count}; i += 1) console.log(new Date().toISOString() + ' INFO  ${what} ' + i + '/${count}')\n`

export const recipes = [
  {
    id: 'node-type-error',
    cause: 'uncaught-exception',
    command: 'node report.js',
    files: {
      'report.js': `${PROGRESS(9, 'rendering section')}const order = { id: 7 }\nfunction total(order) {\n  return order.lines.map((line) => line.amount)\n}\nconsole.log(total(order))\n`,
    },
    for: ["TypeError: Cannot read properties of undefined (reading 'map')"],
  },
  {
    id: 'node-unhandled-rejection',
    cause: 'uncaught-exception',
    command: 'node worker.mjs',
    files: {
      'worker.mjs': `console.log('worker: 3 jobs')\nasync function settle(job) {\n  if (job === 2) throw new Error('Cannot settle job 2: balance is negative')\n}\nawait Promise.all([1, 2, 3].map(settle))\n`,
    },
    for: ['Cannot settle job 2'],
  },
  {
    id: 'node-rejection-not-an-error',
    cause: 'uncaught-exception',
    command: 'node sync.js --full',
    files: {
      'sync.js': `setTimeout(() => Promise.reject({ code: 17, detail: 'ledger out of balance' }), 50)\n`,
    },
    for: ['This error originated either by throwing inside of an async function', 'reason "#<Object>"'],
  },
  {
    id: 'node-reference-error-typescript',
    cause: 'uncaught-exception',
    command: 'node --enable-source-maps dist/close-month.js',
    modules: true,
    files: {
      'src/close-month.ts': `interface Period { month: string; open: boolean }\nconst periods: Period[] = [{ month: '2026-10', open: true }]\nfunction close(period: Period): string {\n  if (!period.open) return period.month\n  return ledger.close(period.month)\n}\nconsole.log('closing', periods.length, 'periods')\nclose(periods[0])\n`,
    },
    before:
      'node_modules/.bin/tsc --sourceMap --outDir dist --target es2022 --module commonjs --types "" src/close-month.ts || true',
    for: ['ReferenceError: ledger is not defined'],
  },
  {
    id: 'node-module-missing',
    cause: 'module-missing',
    command: 'node jobs/thumbnails.js',
    files: { 'jobs/thumbnails.js': `console.log('thumbnails: 14 images')\nconst sharp = require('sharp')\n` },
    for: ["Error: Cannot find module 'sharp'"],
  },
  {
    id: 'node-module-missing-esm',
    cause: 'module-missing',
    command: 'node tasks/index-search.mjs',
    files: { 'tasks/index-search.mjs': `import { Client } from '@elastic/elasticsearch'\nnew Client()\n` },
    for: ["Cannot find package '@elastic/elasticsearch'"],
  },
  {
    id: 'node-own-file-missing',
    cause: 'module-missing',
    also: 'missing-file',
    command: 'npm run --silent migrate',
    files: {
      'package.json': '{"name":"ledger","version":"1.4.0","scripts":{"migrate":"node dist/migrate.js"}}',
    },
    for: ["Error: Cannot find module '/home/vcap/app/dist/migrate.js'"],
  },
  {
    id: 'node-export-missing',
    cause: 'module-missing',
    also: 'uncaught-exception',
    command: 'node purge.mjs',
    files: {
      'purge.mjs': `import { purgeBefore } from './store.mjs'\npurgeBefore(90)\n`,
      'store.mjs': 'export const purge = () => {}\n',
    },
    for: ["does not provide an export named 'purgeBefore'"],
  },
  {
    id: 'node-npm-closing-lines',
    cause: 'uncaught-exception',
    command: 'npm run rebuild-totals',
    files: {
      'package.json':
        '{"name":"ledger","version":"1.4.0","scripts":{"prerebuild-totals":"echo checking && true","rebuild-totals":"node totals.js"}}',
      'totals.js': `console.log('totals of 4 accounts')\nthrow new RangeError('Invalid time value of account 3: NaN')\n`,
    },
    for: ['RangeError: Invalid time value of account 3'],
  },
  {
    id: 'node-npm-script-missing',
    cause: 'usage-error',
    also: 'configuration',
    command: 'npm run db:seed',
    files: { 'package.json': '{"name":"shop","version":"2.0.0","scripts":{"db:migrate":"true"}}' },
    for: [/Missing script: "db:seed"/],
  },
  {
    id: 'node-syntax-error',
    cause: 'syntax-error',
    command: 'node bin/expire.js',
    files: { 'bin/expire.js': `const days = 90\nfunction expire( {\n  return days\n}\n` },
    for: ["SyntaxError: Unexpected identifier 'days'"],
  },
  {
    id: 'node-esm-in-commonjs',
    cause: 'syntax-error',
    also: 'module-missing',
    command: 'node send.cjs',
    files: { 'send.cjs': `import fs from 'node:fs'\nconsole.log(fs)\n`, 'package.json': '{"name":"mailer"}' },
    for: ['SyntaxError: Cannot use import statement outside a module'],
  },
  {
    id: 'node-bad-option',
    cause: 'usage-error',
    command: 'node --max-old-space=512 index.js',
    files: { 'index.js': '' },
    for: ['bad option: --max-old-space=512'],
  },
  {
    id: 'node-yargs-missing',
    cause: 'usage-error',
    command: 'node cli.js export --format pdf',
    modules: true,
    files: {
      'cli.js': `require('yargs')(process.argv.slice(2)).command('export', 'Export the ledger', (y) => y.option('month', { demandOption: true, describe: 'which month' }).option('format', { choices: ['csv', 'pdf'] }), () => {}).strict().parse()\n`,
    },
    for: ['Missing required argument: month'],
  },
  {
    id: 'node-commander-unknown',
    cause: 'usage-error',
    command: 'node tool.js prune --older-then 30d',
    modules: true,
    files: {
      'tool.js': `const { program } = require('commander')\nprogram.command('prune').option('--older-than <age>').action(() => {})\nprogram.parse()\n`,
    },
    for: ["unknown option '--older-then'"],
  },
  {
    id: 'node-config-zod',
    cause: 'configuration',
    command: 'node start.mjs',
    modules: true,
    files: {
      'start.mjs': `import { z } from 'zod'\nconst schema = z.object({ DATABASE_URL: z.string(), BATCH_SIZE: z.coerce.number().int().positive() })\nconst env = schema.safeParse(process.env)\nif (!env.success) {\n  console.error('Invalid environment:')\n  for (const issue of env.error.issues) console.error('  ' + issue.path.join('.') + ': ' + issue.message)\n  process.exit(1)\n}\n`,
    },
    environment: { BATCH_SIZE: 'many' },
    for: ['Invalid environment', 'DATABASE_URL:', 'BATCH_SIZE:'],
  },
  {
    id: 'node-config-pino',
    cause: 'configuration',
    korifi: false,
    modules: true,
    files: {
      'deliver.mjs': `${PINO}log.info('starting')\nlog.warn({ code: 'DEP0040' }, 'punycode is deprecated')\nif (!process.env.SMTP_URL) {\n  log.fatal({ variable: 'SMTP_URL' }, 'missing required environment variable SMTP_URL')\n  process.exitCode = 1\n}\n`,
    },
    command: 'set -o pipefail; node deliver.mjs | cat',
    for: ['missing required environment variable SMTP_URL'],
    misleading: ['punycode is deprecated'],
  },
  {
    id: 'node-config-invalid-url',
    cause: 'configuration',
    also: 'uncaught-exception',
    command: 'node poll.js',
    environment: { QUEUE_URL: 'rabbit.service.internal' },
    files: { 'poll.js': `const queue = new URL(process.env.QUEUE_URL)\nconsole.log(queue.host)\n` },
    for: ['TypeError: Invalid URL', "input: 'rabbit.service.internal'"],
  },
  {
    id: 'node-vcap-services-json',
    cause: 'configuration',
    command: 'node jobs/sweep.mjs',
    environment: { VCAP_SERVICES: '{"user-provided":[]}' },
    files: {
      'jobs/sweep.mjs': `const services = JSON.parse(process.env.VCAP_SERVICES ?? '{}')\nconst find = (name) => {\n  const found = Object.values(services).flat().find((service) => service.name === name)\n  if (!found) throw new Error('No service named "ledger-db" in VCAP_SERVICES. Did you forget to bind it?')\n  return found\n}\nfind('ledger-db')\n`,
    },
    for: ['No service named "ledger-db" in VCAP_SERVICES'],
  },
  {
    id: 'node-missing-file',
    cause: 'missing-file',
    command: 'node import.mjs --from exports/2026-11-28.csv',
    files: {
      'import.mjs': `import { readFile } from 'node:fs/promises'\nconsole.log('import: begin')\nconst text = await readFile(process.argv[3], 'utf8')\nconsole.log(text.length)\n`,
    },
    for: ["ENOENT: no such file or directory, open 'exports/2026-11-28.csv'"],
  },
  {
    id: 'node-missing-file-winston',
    cause: 'missing-file',
    command: 'node templates.js',
    modules: true,
    files: {
      'templates.js': `const { createLogger, format, transports } = require('winston')\nconst log = createLogger({ format: format.combine(format.colorize(), format.timestamp(), format.printf((i) => i.timestamp + ' ' + i.level + ': ' + i.message)), transports: [new transports.Console()] })\nlog.info('rendering 31 templates')\ntry {\n  require('fs').readFileSync('/home/vcap/app/templates/invoice.hbs')\n} catch (error) {\n  log.error('rendering failed: ' + error.message)\n  log.info('closing browser'); log.info('removing temporary files'); log.info('bye')\n  process.exitCode = 1\n}\n`,
    },
    for: ['rendering failed: ENOENT'],
  },
  {
    id: 'node-permission',
    cause: 'permission',
    command: 'node rotate.js',
    files: { 'rotate.js': `require('fs').mkdirSync('/var/lib/ledger', { recursive: true })\n` },
    for: ["EACCES: permission denied, mkdir '/var/lib/ledger'"],
  },
  {
    id: 'node-heap',
    cause: 'heap-out-of-memory',
    command: 'node --max-old-space-size=40 aggregate.js',
    files: {
      'aggregate.js': `const rows = []\nfor (let i = 0; ; i += 1) {\n  rows.push({ i, text: 'row ' + i })\n  if (i % 100000 === 0) console.log('read', i, 'rows')\n}\n`,
    },
    for: ['JavaScript heap out of memory'],
  },
  {
    id: 'node-heap-npm',
    cause: 'heap-out-of-memory',
    command: 'npm start',
    environment: { NODE_OPTIONS: '--max-old-space-size=48' },
    files: {
      'package.json': '{"name":"indexer","version":"0.3.1","scripts":{"start":"node index.js"}}',
      'index.js': `console.log('indexing')\nconst map = new Map()\nfor (let i = 0; ; i += 1) map.set('key' + i, { i, at: new Date() })\n`,
    },
    for: ['JavaScript heap out of memory'],
  },
  {
    id: 'node-stack-overflow',
    cause: 'stack-overflow',
    command: 'node flatten.js',
    files: {
      'flatten.js': `console.log('flattening the tree of 12 accounts')\nconst parent = {}\nparent.child = parent\nfunction depth(node) {\n  return node.child ? 1 + depth(node.child) : 0\n}\nconsole.log(depth(parent))\n`,
    },
    for: ['RangeError: Maximum call stack size exceeded'],
  },
  {
    id: 'node-port-in-use',
    cause: 'port-in-use',
    command: 'node serve-once.js',
    environment: { PORT: '8080' },
    before:
      'python3 -c "import socket,time; s=socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind((\'0.0.0.0\', 8080)); s.listen(); time.sleep(4)" 4>&- >/dev/null 2>&1 & sleep 0.5',
    files: {
      'serve-once.js': `require('http').createServer((q, r) => r.end('ok')).listen(process.env.PORT, '0.0.0.0', () => console.log('listening'))\n`,
    },
    for: ['EADDRINUSE: address already in use 0.0.0.0:8080'],
  },
  {
    id: 'node-bad-json',
    cause: 'bad-input-data',
    command: 'node load-rates.mjs rates.json',
    files: {
      'rates.json': '{"EUR": 1.08,\n "GBP": 1.27,\n}\n',
      'load-rates.mjs': `import { readFileSync } from 'node:fs'\nconsole.log('loading rates')\nconst rates = JSON.parse(readFileSync(process.argv[2], 'utf8'))\nconsole.log(rates)\n`,
    },
    for: ['SyntaxError: Expected double-quoted property name in JSON'],
  },
  {
    id: 'node-bad-csv',
    cause: 'bad-input-data',
    command: 'node import-customers.mjs',
    modules: true,
    files: {
      'customers.csv': 'id,name,city\n1,Ada,London\n2,Grace,New York, NY\n3,Edsger,Austin\n',
      'import-customers.mjs': `import { readFileSync } from 'node:fs'\nimport { parse } from 'csv-parse/sync'\nconst rows = parse(readFileSync('customers.csv'), { columns: true })\nconsole.log(rows.length)\n`,
    },
    for: ['Invalid Record Length'],
  },
  {
    id: 'node-bad-data-validated',
    cause: 'bad-input-data',
    command: 'node ingest.mjs',
    modules: true,
    files: {
      'ingest.mjs': `${PINO}import { z } from 'zod'\nconst row = z.object({ sku: z.string(), price: z.number() })\nfor (const [line, item] of [{ sku: 'A-1', price: 5 }, { sku: 'A-2', price: '7,50' }].entries()) {\n  const read = row.safeParse(item)\n  if (read.success) { log.info({ line }, 'row accepted'); continue }\n  log.error({ line: line + 1, issues: read.error.issues.map((i) => i.path.join('.') + ': ' + i.message) }, 'feed products.jsonl rejected: invalid record')\n  process.exit(65)\n}\n`,
    },
    for: ['feed products.jsonl rejected'],
  },
  {
    id: 'node-chain-of-causes',
    cause: 'bad-input-data',
    also: 'uncaught-exception',
    command: 'node nightly.mjs',
    files: {
      'nightly.mjs': `${PROGRESS(240, 'statement')}const read = (text) => {\n  try { return JSON.parse(text) } catch (cause) { throw new Error('statement 241 of bank feed is not JSON', { cause }) }\n}\nconst step = () => {\n  try { return read('{"iban": DE89}') } catch (cause) { throw new Error('step "reconcile" failed', { cause }) }\n}\nstep()\n`,
    },
    for: ['statement 241 of bank feed is not JSON', 'SyntaxError: Unexpected token'],
  },
  {
    id: 'node-assertion',
    cause: 'check-failed',
    command: 'node verify-balance.js',
    files: {
      'verify-balance.js': `const assert = require('assert/strict')\nconsole.log('verifying balance of 2026-10')\nassert.equal(1042.17, 1042.71, 'debit and credit differ for 2026-10')\n`,
    },
    for: ['AssertionError [ERR_ASSERTION]: debit and credit differ for 2026-10'],
  },
  {
    id: 'node-test-runner',
    cause: 'check-failed',
    command: 'node --test smoke/',
    files: {
      'smoke/health.test.mjs': `import test from 'node:test'\nimport assert from 'node:assert'\ntest('answers', () => {})\ntest('has all feature flags', () => assert.deepEqual(['a'], ['a', 'b']))\n`,
    },
    for: [/^not ok 2 - has all feature flags|✖ has all feature flags/],
  },
  {
    id: 'node-mocha',
    cause: 'check-failed',
    command: 'npx mocha smoke.js',
    modules: true,
    files: {
      'smoke.js': `describe('smoke', () => {\n  it('lists orders', () => {})\n  it('totals match', () => { require('assert').equal(41, 42) })\n})\n`,
    },
    for: ['1 failing', 'AssertionError [ERR_ASSERTION]: 41 == 42'],
  },
  {
    id: 'node-prettier',
    cause: 'check-failed',
    command: 'npm exec -- prettier --check src',
    modules: true,
    files: { 'src/a.js': 'let a  = 1\n', 'src/b.js': "const b = 'x';\n" },
    for: ['src/a.js', 'Code style issues'],
  },
]
