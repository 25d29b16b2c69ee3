// curl, wget, git, ssh, fetch and requests against other sides that are away, refuse, break off, answer wrongly or late.
const API = 'http://billing.apps.internal'
const FETCH = (body) =>
  `const post = async (path) => {\n  const response = await fetch('${API}/' + path)\n${body}\n}\n`

export const recipes = [
  {
    id: 'network-curl-refused',
    cause: 'connection-refused',
    command: 'curl -fsS http://idle.apps.internal:8080/hooks/nightly',
    for: ['curl: (7) Failed to connect to idle.apps.internal port 8080'],
  },
  {
    id: 'network-wget-refused',
    cause: 'connection-refused',
    command: 'wget -O - http://idle.apps.internal:9200/_cluster/health',
    for: ['failed: Connection refused.'],
  },
  {
    id: 'network-node-fetch-refused',
    cause: 'connection-refused',
    command: 'node notify.mjs',
    files: {
      'notify.mjs': `console.log('notify: 3 receivers')\nawait fetch('http://idle.apps.internal:8080/notify')\n`,
    },
    for: ['ECONNREFUSED 10.0.47.16:8080'],
  },
  {
    id: 'network-node-aggregate',
    cause: 'connection-refused',
    command: 'node push-metrics.mjs',
    files: {
      'push-metrics.mjs': `import http from 'node:http'\nconsole.log('pushing 12 metrics')\nhttp.get('http://localhost:9091/metrics', () => {})\n`,
    },
    for: ['ECONNREFUSED'],
  },
  {
    id: 'network-requests-refused',
    cause: 'connection-refused',
    command: 'python3 poll.py',
    files: {
      'poll.py':
        "import requests\nprint('polling')\nrequests.get('http://idle.apps.internal:8000/jobs', timeout=5)\n",
    },
    for: [/^requests\.exceptions\.ConnectionError: .*Connection refused/],
  },
  {
    id: 'network-retries-exhausted',
    cause: 'connection-refused',
    command: 'python3 deliver.py --batch 20',
    files: {
      'deliver.py': `import logging, smtplib, time\nlogging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)s %(message)s')\nfor attempt in range(1, 5):\n    try:\n        logging.info('connecting to relay (attempt %d of 4)', attempt)\n        smtplib.SMTP('idle.apps.internal', 25, timeout=3)\n    except OSError as error:\n        logging.warning('relay not reachable: %s', error)\n        time.sleep(0.2)\nlogging.error('giving up after 4 attempts: [Errno 111] Connection refused: idle.apps.internal:25')\nraise SystemExit(1)\n`,
    },
    for: ['giving up after 4 attempts', 'relay not reachable'],
  },
  {
    id: 'network-recv-reset',
    cause: 'connection-lost',
    command: 'curl -sS --fail http://billing.apps.internal/reset -o invoice.pdf',
    for: ['Recv failure: Connection reset by peer'],
  },
  {
    id: 'network-empty-reply',
    cause: 'connection-lost',
    command: 'curl -sS http://billing.apps.internal/hangup',
    for: ['curl: (52) Empty reply from server'],
  },
  {
    id: 'network-node-socket-hang-up',
    cause: 'connection-lost',
    command: 'node pull.mjs',
    files: {
      'pull.mjs': `import http from 'node:http'\nhttp.get('${API}/hangup', () => {})\n`,
    },
    for: ['Error: socket hang up'],
  },
  {
    id: 'network-node-reset',
    cause: 'connection-lost',
    command: 'node pull-batch.mjs',
    files: {
      'pull-batch.mjs': `for (let page = 1; page < 9; page += 1) {\n  await fetch('${API}/ok?page=' + page)\n  console.log(JSON.stringify({ level: 'info', msg: 'page read', page }))\n}\nawait fetch('${API}/reset')\n`,
    },
    for: ['ECONNRESET'],
  },
  {
    id: 'network-transfer-cut',
    cause: 'connection-lost',
    command: 'curl -fS http://billing.apps.internal/cut -o dump.bin',
    for: [/curl: \(18\)/],
  },
  {
    id: 'network-python-aborted',
    cause: 'connection-lost',
    command: 'python3 pull.py',
    files: { 'pull.py': "import requests\nrequests.get('http://billing.apps.internal/reset')\n" },
    for: [/^requests\.exceptions\.ConnectionError: .*Connection reset by peer/],
  },
  {
    id: 'network-curl-no-host',
    cause: 'dns-failure',
    command: 'curl -fsS https://api.partner.example/v2/rates',
    for: ['Could not resolve host: api.partner.example'],
  },
  {
    id: 'network-node-enotfound',
    cause: 'dns-failure',
    command: 'node rates.mjs',
    files: {
      'rates.mjs': `console.log('rates: begin')\nawait fetch('http://rates.service.internal/latest')\n`,
    },
    for: ['getaddrinfo ENOTFOUND rates.service.internal'],
  },
  {
    id: 'network-node-eai-again',
    cause: 'dns-failure',
    command: 'node rates.mjs',
    files: {
      'rates.mjs': `import https from 'node:https'\nhttps.get('https://rates.flaky.internal/latest', () => {})\n`,
    },
    for: ['getaddrinfo EAI_AGAIN rates.flaky.internal'],
  },
  {
    id: 'network-python-name',
    cause: 'dns-failure',
    command: 'python3 export.py',
    files: {
      'export.py':
        "import urllib.request\nprint('export')\nurllib.request.urlopen('http://dav.partner.example/in')\n",
    },
    for: ['urllib.error.URLError: <urlopen error [Errno -2] Name or service not known>'],
  },
  {
    id: 'network-wget-name',
    cause: 'dns-failure',
    command: 'wget -nv https://downloads.partner.example/feed.xml.gz',
    for: ['unable to resolve host address'],
  },
  {
    id: 'network-ssh-name',
    cause: 'dns-failure',
    command: 'ssh -o BatchMode=yes deploy@backup.partner.example true',
    for: ['Could not resolve hostname backup.partner.example'],
  },
  {
    id: 'network-git-name',
    cause: 'dns-failure',
    command: 'git clone --depth 1 https://git.partner.example/rules.git',
    for: ['Could not resolve host: git.partner.example'],
  },
  {
    id: 'network-curl-self-signed',
    cause: 'tls-failure',
    tls: true,
    command: 'curl -fsS https://files.apps.internal/ok',
    for: ['SSL certificate problem: self-signed certificate'],
  },
  {
    id: 'network-node-self-signed',
    cause: 'tls-failure',
    tls: true,
    command: 'node fetch-feed.mjs',
    files: {
      'fetch-feed.mjs': `console.log('feed: begin')\nawait fetch('https://files.apps.internal/ok')\n`,
    },
    for: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
  },
  {
    id: 'network-node-expired',
    cause: 'tls-failure',
    tls: true,
    command: 'node fetch-feed.js',
    before: 'cp /var/tmp/corpus-*/tls/ca.pem ca.pem',
    environment: { NODE_EXTRA_CA_CERTS: '/home/vcap/app/ca.pem' },
    files: { 'fetch-feed.js': `require('https').get('https://files.apps.internal:8443/ok', () => {})\n` },
    for: ['certificate has expired'],
  },
  {
    id: 'network-python-wrong-host',
    cause: 'tls-failure',
    tls: true,
    command: 'python3 fetch.py',
    before: 'cp /var/tmp/corpus-*/tls/ca.pem ca.pem',
    files: {
      'fetch.py': "import requests\nrequests.get('https://files.apps.internal:9443/ok', verify='ca.pem')\n",
    },
    for: [/^requests\.exceptions\.SSLError: /],
  },
  {
    id: 'network-wget-expired',
    cause: 'tls-failure',
    tls: true,
    command: 'wget -nv --ca-certificate=ca.pem https://files.apps.internal:8443/ok',
    before: 'cp /var/tmp/corpus-*/tls/ca.pem ca.pem',
    for: ['The certificate of ‘files.apps.internal’ has expired.'],
  },
  {
    id: 'network-curl-old-protocol',
    cause: 'tls-failure',
    tls: true,
    command: 'curl -sS -k https://files.apps.internal:7443/ok',
    for: [/curl: \(35\)/],
  },
  {
    id: 'network-curl-unauthorized',
    cause: 'auth-refused',
    command: 'curl -fsS -H "Authorization: Bearer $TOKEN" http://billing.apps.internal/unauthorized',
    environment: { TOKEN: 'expired' },
    for: ['The requested URL returned error: 401'],
  },
  {
    id: 'network-wget-unauthorized',
    cause: 'auth-refused',
    command: 'wget http://billing.apps.internal/basic -O invoices.zip',
    for: ['401 Unauthorized', 'Username/Password Authentication Failed.'],
  },
  {
    id: 'network-node-unauthorized',
    cause: 'auth-refused',
    command: 'node sync-invoices.mjs',
    files: {
      'sync-invoices.mjs': `${FETCH("  if (!response.ok) throw new Error('billing answered ' + response.status + ': ' + await response.text())")}for (const page of [1, 2, 3]) { await post('ok?page=' + page); console.log('page', page, 'ok') }\nawait post('unauthorized')\n`,
    },
    for: ['billing answered 401'],
  },
  {
    id: 'network-axios-forbidden',
    cause: 'auth-refused',
    also: 'permission',
    command: 'node publish.js 2>&1 | head -60; exit ${PIPESTATUS[0]}',
    modules: true,
    files: {
      'publish.js': `const axios = require('axios')\naxios.get('${API}/forbidden').catch((error) => {\n  console.error(error.name + ': ' + error.message)\n  console.error(JSON.stringify(error.response.data))\n  process.exit(1)\n})\n`,
    },
    for: ['Request failed with status code 403', 'token lacks scope invoices.write'],
  },
  {
    id: 'network-requests-unauthorized',
    cause: 'auth-refused',
    command: 'python3 sync.py',
    files: {
      'sync.py':
        "import requests\nprint('sync: begin')\nrequests.get('http://billing.apps.internal/unauthorized').raise_for_status()\n",
    },
    for: ['requests.exceptions.HTTPError: 401 Client Error: Unauthorized'],
  },
  {
    id: 'network-curl-server-error',
    cause: 'remote-error',
    command: 'curl --fail-with-body -sS -X POST http://billing.apps.internal/broken',
    for: ['The requested URL returned error: 500', 'internal_error'],
  },
  {
    id: 'network-node-limited',
    cause: 'remote-error',
    command: 'node geocode.mjs',
    files: {
      'geocode.mjs': `${FETCH("  if (!response.ok) throw new Error('geocoder: HTTP ' + response.status + ' ' + response.statusText)")}await post('limited')\n`,
    },
    for: ['geocoder: HTTP 429 Too Many Requests'],
  },
  {
    id: 'network-requests-not-found',
    cause: 'remote-error',
    command: 'python3 close_run.py 2026-10',
    files: {
      'close_run.py':
        "import requests\nr = requests.get('http://billing.apps.internal/missing')\nprint('POST /runs/2026-10 ->', r.status_code, r.text)\nr.raise_for_status()\n",
    },
    for: ['requests.exceptions.HTTPError: 404 Client Error: Not Found', '-> 404'],
  },
  {
    id: 'network-requests-unavailable',
    cause: 'remote-error',
    command: 'python3 mirror.py',
    files: {
      'mirror.py': `import logging, requests\nfrom requests.adapters import HTTPAdapter, Retry\nlogging.basicConfig(level=logging.DEBUG, format='%(asctime)s %(levelname)s %(name)s %(message)s')\ns = requests.Session()\ns.mount('http://', HTTPAdapter(max_retries=Retry(total=3, backoff_factor=0.1, status_forcelist=[503])))\ns.get('http://billing.apps.internal/away')\n`,
    },
    for: [/^requests\.exceptions\.RetryError: .*too many 503 error responses/],
  },
  {
    id: 'network-soap-fault',
    cause: 'remote-error',
    command: 'bin/statement',
    files: {
      'bin/statement':
        '#!/bin/bash\nset -o pipefail\nanswer=$(curl -s http://billing.apps.internal/soap)\nfault=$(xmllint --xpath "string(//faultstring)" - <<< "$answer")\n[ -z "$fault" ] || { echo "statement: the bank answered with a fault: $fault (soap:Server)" >&2; exit 69; }\n',
    },
    for: ['the bank answered with a fault: Account service unavailable'],
  },
  {
    id: 'network-curl-timeout',
    cause: 'timeout',
    command: 'curl -sS -m 1.5 http://billing.apps.internal/slow',
    for: ['Operation timed out after'],
  },
  {
    id: 'network-curl-connect-timeout',
    cause: 'timeout',
    command: 'curl -sS --connect-timeout 1.5 http://hole.apps.internal/',
    for: [/curl: \(28\)/],
  },
  {
    id: 'network-node-abort-timeout',
    cause: 'timeout',
    command: 'node report.mjs',
    files: {
      'report.mjs': `console.log('report: begin')\nawait fetch('${API}/slow', { signal: AbortSignal.timeout(1200) })\n`,
    },
    for: ['TimeoutError'],
  },
  {
    id: 'network-requests-read-timeout',
    cause: 'timeout',
    command: 'python3 warm.py',
    files: {
      'warm.py':
        "import requests\nprint('warming')\nrequests.get('http://billing.apps.internal/slow', timeout=1.2)\n",
    },
    for: [/^requests\.exceptions\.ReadTimeout: .*Read timed out/],
  },
  {
    id: 'network-tls-to-plain-port',
    cause: 'tls-failure',
    command: 'curl -sS https://billing.apps.internal:80/ok',
    for: ['wrong version number'],
  },
]
