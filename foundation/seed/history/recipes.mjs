/**
 * What record.mjs runs: the command of each recording, in the programs of its app. `before` makes what the program
 * finds there and is not recorded; `takes` is how often it runs, so that not every night says the same.
 */
const STUB_OF_PDFKIT = `mkdir -p node_modules/pdfkit && cat > node_modules/pdfkit/index.mjs <<'END'
export default { open: () => ({ pages: 0, add() { this.pages += 6 } }) }
END
echo '{"name":"pdfkit","main":"index.mjs"}' > node_modules/pdfkit/package.json`
const RELAY = 'node relay.mjs > relay.log 2>&1 & sleep 0.4'
const SMTP = { SMTP_URL: 'smtp://10.0.47.12:25' }
const BULK_SMTP = { BULK_SMTP_URL: 'smtp://10.0.47.13:25' }
const PRICES = `node -e "
const prices = {}
for (let at = 0; at < 900; at += 1) prices['A-' + at] = { was: at % 50, is: (at * 7) % 50 }
require('fs').writeFileSync('prices.json', JSON.stringify(prices))"`

function productsInCatalog(count) {
  return `mkdir catalog && echo ${count} > catalog/count`
}

export const recipes = {
  'nightly-report': {
    app: 'ledger',
    command: 'node nightly-report.mjs --format pdf',
    before: STUB_OF_PDFKIT,
    takes: 3,
  },
  'nightly-report-without-pdfkit': { app: 'ledger', command: 'node nightly-report.mjs --format pdf' },
  'ledger-migrate': { app: 'ledger', command: 'python3 ledger.py migrate', before: 'python3 before.py' },
  'ledger-migrate-column-there': {
    app: 'ledger',
    command: 'python3 ledger.py migrate',
    before: 'python3 before.py column',
  },
  'import-bank': {
    app: 'ledger',
    command: 'python3 ledger.py import statements.csv',
    before: 'python3 before.py',
    takes: 2,
  },
  'import-bank-comma': {
    app: 'ledger',
    command: 'python3 ledger.py import statements.csv',
    before: 'python3 before.py comma',
  },
  'import-bank-posted': {
    app: 'ledger',
    command: 'python3 ledger.py import statements.csv',
    before: 'python3 before.py posted',
  },
  'close-period': { app: 'ledger', command: 'python3 ledger.py close', before: 'python3 before.py' },
  'close-period-differs': {
    app: 'ledger',
    command: 'python3 ledger.py close',
    before: 'python3 before.py correction',
  },

  'deliver-queue': {
    app: 'mailer',
    command: 'node deliver.mjs --batch 200 --relay "$SMTP_URL"',
    before: RELAY,
    environment: SMTP,
    takes: 3,
  },
  'deliver-queue-refused': {
    app: 'mailer',
    command: 'node deliver.mjs --batch 200 --relay "$SMTP_URL"',
    environment: { SMTP_URL: 'smtp://10.0.47.12:2525' },
    takes: 2,
  },
  newsletter: {
    app: 'mailer',
    command: 'node newsletter.mjs --relay "$BULK_SMTP_URL"',
    environment: BULK_SMTP,
  },
  'newsletter-stopped': {
    app: 'mailer',
    command: 'node newsletter.mjs --relay "$BULK_SMTP_URL"',
    environment: BULK_SMTP,
    stop: { signal: 'SIGTERM', afterMs: 1800 },
  },
  'newsletter-unset': { app: 'mailer', command: 'node newsletter.mjs --relay "$BULK_SMTP_URL"' },

  'full-export': {
    app: 'catalog-export',
    command: 'node export.mjs --all',
    before: productsInCatalog(48_000),
    memoryInMb: 256,
    takes: 2,
  },
  'full-export-grown': {
    app: 'catalog-export',
    command: 'node export.mjs --all',
    before: productsInCatalog(210_000),
    memoryInMb: 256,
  },
  'full-export-more-memory': {
    app: 'catalog-export',
    command: 'node export.mjs --all',
    before: productsInCatalog(210_000),
    memoryInMb: 1024,
  },
  'export-images': {
    app: 'catalog-export',
    command: 'node --max-old-space-size=64 export.mjs --images',
    memoryInMb: 512,
  },
  'export-partner': { app: 'catalog-export', command: 'timeout 60 node export.mjs --partner nordwind' },
  archive: { app: 'catalog-export', command: 'sh archive.sh' },
  'archive-full': {
    app: 'catalog-export',
    command: 'sh archive.sh',
    environment: { EXPORT_BYTES: '24000000' },
    diskInMb: 64,
  },

  'sync-stock': { app: 'warehouse', command: 'python3 stock.py sync', takes: 2 },
  'sync-stock-terminated': {
    app: 'warehouse',
    command: 'python3 stock.py sync',
    stop: { signal: 'SIGTERM', afterMs: 1500 },
  },
  'sync-stock-lost': {
    app: 'warehouse',
    command: 'python3 stock.py sync',
    stop: { signal: 'SIGKILL', afterMs: 900 },
  },
  'sync-stock-unresolved': {
    app: 'warehouse',
    command: 'python3 stock.py sync --host stock.nordwind.example',
  },
  'sync-stock-attempts': { app: 'warehouse', command: 'python3 stock.py sync --attempts 5' },
  cleanup: { app: 'warehouse', command: 'sh cleanup.sh' },
  'cleanup-unfinished': {
    app: 'warehouse',
    command: 'sh cleanup.sh',
    before: 'mv cleanup-unfinished.sh cleanup.sh',
  },
  'rebuild-index': { app: 'warehouse', command: 'python3 stock.py rebuild-index' },
  reconcile: { app: 'warehouse', command: 'stockctl reconcile --all' },

  'shop-migrate': { app: 'shop', command: 'python3 migrate.py' },
  'shop-migrate-locked': {
    app: 'shop',
    command: 'python3 migrate.py',
    before: 'python3 lock.py > lock.log 2>&1 & sleep 0.4',
  },
  'import-prices': { app: 'shop', command: 'node import-prices.mjs prices.json', before: PRICES },
  'import-prices-absent': { app: 'shop', command: 'node import-prices.mjs prices.json' },
  'import-prices-html': {
    app: 'shop',
    command: 'node import-prices.mjs prices.json',
    before: `echo '<!DOCTYPE html><title>Sign in</title>' > prices.json`,
  },
  'clear-carts': { app: 'shop', command: 'sh clear-carts.sh', takes: 2 },
  'clear-carts-not-executable': { app: 'shop', command: './clear-carts.sh' },
}
