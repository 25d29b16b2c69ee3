// Package managers against a registry that is away, lacks what is asked for, or has what does not fit together.
const NPM = {
  npm_config_registry: 'http://registry.apps.internal/npm/',
  npm_config_fetch_retries: '0',
  npm_config_update_notifier: 'false',
}
const GEMS = "source 'http://registry.apps.internal/gems'\n"

export const recipes = [
  {
    id: 'packages-npm-not-found',
    cause: 'dependency-install',
    command: 'npm install',
    environment: NPM,
    files: { 'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"left-padd":"^1.3.0"}}' },
    for: ['404 Not Found - GET http://registry.apps.internal/npm/left-padd'],
  },
  {
    id: 'packages-npm-no-version',
    cause: 'dependency-install',
    command: 'npm install --omit=dev && node index.js',
    environment: NPM,
    files: { 'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"express":"^6.0.0"}}' },
    for: ['No matching version found for express@^6.0.0'],
  },
  {
    id: 'packages-npm-eresolve',
    cause: 'dependency-install',
    command: 'npm install',
    environment: NPM,
    files: {
      'package.json':
        '{"name":"shop","version":"1.0.0","dependencies":{"react":"^18.0.0","react-old-table":"^7.8.0"}}',
    },
    for: ['ERESOLVE', 'Could not resolve dependency:'],
  },
  {
    id: 'packages-npm-ci-lock',
    cause: 'dependency-install',
    command: 'npm ci',
    environment: NPM,
    files: {
      'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"express":"^5.0.0"}}',
      'package-lock.json':
        '{"name":"shop","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"shop","version":"1.0.0"}}}',
    },
    for: ['`npm ci` can only install packages when your package.json and package-lock.json'],
  },
  {
    id: 'packages-npm-no-lock',
    cause: 'dependency-install',
    also: 'missing-file',
    command: 'npm ci',
    environment: NPM,
    files: { 'package.json': '{"name":"shop","version":"1.0.0"}' },
    for: ['The `npm ci` command can only install with an existing package-lock.json'],
  },
  {
    id: 'packages-npm-registry-unknown',
    cause: 'dns-failure',
    also: 'dependency-install',
    command: 'npm install',
    environment: { ...NPM, npm_config_registry: 'https://npm.partner.example/' },
    files: { 'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"express":"^5.0.0"}}' },
    for: ['getaddrinfo ENOTFOUND npm.partner.example'],
  },
  {
    id: 'packages-npm-registry-refused',
    cause: 'connection-refused',
    also: 'dependency-install',
    command: 'npx --yes db-migrate up',
    environment: { ...NPM, npm_config_registry: 'http://idle.apps.internal:4873/' },
    for: ['ECONNREFUSED 10.0.47.16:4873'],
  },
  {
    id: 'packages-npm-unauthorized',
    cause: 'auth-refused',
    also: 'dependency-install',
    command: 'npm install',
    environment: { ...NPM, npm_config_registry: 'http://registry.apps.internal/private/npm/' },
    files: { 'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"ledger-client":"^2.0.0"}}' },
    for: [/E401|authentication/],
  },
  {
    id: 'packages-npm-no-package-json',
    cause: 'missing-file',
    command: 'npm run migrate',
    for: ["ENOENT: no such file or directory, open '/home/vcap/app/package.json'"],
  },
  {
    id: 'packages-npm-bad-package-json',
    cause: 'bad-input-data',
    also: 'configuration',
    command: 'npm run migrate',
    files: { 'package.json': '{"name":"shop",\n"scripts":{"migrate":"true",}}\n' },
    for: ['EJSONPARSE', 'Failed to parse'],
  },
  {
    id: 'packages-npm-lifecycle-noise',
    cause: 'module-missing',
    command: 'npm run deploy:hooks',
    environment: NPM,
    files: {
      'package.json':
        '{"name":"hooks","version":"0.9.0","scripts":{"predeploy:hooks":"echo npm warn deprecated glob@7.2.3: error-prone","deploy:hooks":"node hooks.js && echo done"}}',
      'hooks.js': "require('./config/hooks.production')\n",
    },
    for: ["Error: Cannot find module './config/hooks.production'"],
    misleading: ['npm warn deprecated'],
  },
  {
    id: 'packages-pip-no-match',
    cause: 'dependency-install',
    command:
      'python3 -m pip install --break-system-packages --index-url http://registry.apps.internal/simple --trusted-host registry.apps.internal -r requirements.txt',
    environment: { PIP_NO_COLOR: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    files: { 'requirements.txt': 'requests>=3\n' },
    for: [
      'ERROR: Could not find a version that satisfies the requirement requests>=3',
      'ERROR: No matching distribution found for requests>=3',
    ],
  },
  {
    id: 'packages-pip-dns',
    cause: 'dns-failure',
    also: 'dependency-install',
    command: 'python3 -m pip install --break-system-packages --retries 1 --timeout 2 polars==1.9',
    for: [
      'Failed to establish a new connection: [Errno -2] Name or service not known',
      'ERROR: No matching distribution found for polars==1.9',
    ],
  },
  {
    id: 'packages-pip-requirements-missing',
    cause: 'missing-file',
    command: 'python3 -m pip install --break-system-packages -r requirements/prod.txt',
    for: ["Could not open requirements file: [Errno 2] No such file or directory: 'requirements/prod.txt'"],
  },
  {
    id: 'packages-pip-build-fails',
    cause: 'dependency-install',
    command: 'python3 -m pip install --break-system-packages --no-build-isolation ./vendor/fastcsv',
    files: {
      'vendor/fastcsv/setup.py':
        "from setuptools import setup\nraise SystemExit('fastcsv needs libpq-fe.h: install the PostgreSQL headers')\n",
    },
    for: ['fastcsv needs libpq-fe.h', 'python setup.py egg_info did not run successfully'],
  },
  {
    id: 'packages-pip-managed',
    cause: 'dependency-install',
    also: 'permission',
    command: 'pip3 install requests',
    for: ['error: externally-managed-environment'],
  },
  {
    id: 'packages-bundle-install-missing',
    cause: 'dependency-install',
    command: 'bundle install',
    files: { Gemfile: `${GEMS}gem 'rake'\ngem 'sidekiq', '~> 7.0'\n` },
    for: [/Could not find gem 'sidekiq/],
  },
  {
    id: 'packages-bundle-no-gemfile',
    cause: 'missing-file',
    also: 'configuration',
    command: 'bundle exec rake db:migrate',
    for: ['Could not locate Gemfile or .bundle/ directory'],
  },
  {
    id: 'packages-bundle-command',
    cause: 'command-not-found',
    command: 'bundle exec sidekiq -C config/sidekiq.yml',
    files: { Gemfile: `${GEMS}` },
    for: ['bundler: command not found: sidekiq'],
  },
  {
    id: 'packages-composer-unresolvable',
    cause: 'dependency-install',
    command: 'composer install --no-interaction --no-progress',
    environment: { COMPOSER_CACHE_DIR: '/home/vcap/tmp/composer' },
    files: {
      'composer.json':
        '{"repositories":[{"type":"composer","url":"http://registry.apps.internal/composer"},{"packagist.org":false}],"config":{"secure-http":false},"require":{"acme/invoices":"^3.0"}}',
    },
    for: ['Your requirements could not be resolved to an installable set of packages.', 'acme/invoices'],
  },
  {
    id: 'packages-composer-dns',
    cause: 'dns-failure',
    also: 'dependency-install',
    command: 'composer update --no-interaction --no-progress',
    files: { 'composer.json': '{"require":{"monolog/monolog":"^3.0"}}' },
    for: [/php_network_getaddresses|could not be downloaded/],
  },
  {
    id: 'packages-mvn-offline',
    cause: 'dependency-install',
    command: 'mvn -o -B -q exec:java',
    files: {
      'pom.xml':
        '<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>jobs</artifactId><version>1</version></project>\n',
    },
    for: ["No plugin found for prefix 'exec'"],
  },
  {
    id: 'packages-go-mod',
    cause: 'dependency-install',
    also: 'module-missing',
    command: 'go run ./cmd/migrate',
    environment: {
      GOFLAGS: '-mod=mod',
      GOPROXY: 'off',
      GOCACHE: '/home/vcap/tmp/go',
      GOPATH: '/home/vcap/tmp/gopath',
    },
    files: {
      'go.mod': 'module example.org/ledger\n\ngo 1.19\n\nrequire github.com/lib/pq v1.10.9\n',
      'cmd/migrate/main.go': 'package main\n\nimport _ "github.com/lib/pq"\n\nfunc main() {}\n',
    },
    for: ['module lookup disabled by GOPROXY=off'],
  },
  {
    id: 'packages-make',
    cause: 'missing-file',
    command: 'make publish',
    files: {
      Makefile:
        'publish: render\n\t@echo publishing\n\nrender:\n\t@echo rendering 14 pages\n\t@cat templates/page.html > /dev/null\n',
    },
    for: ['cat: templates/page.html: No such file or directory'],
    misleading: ['make: *** [Makefile:'],
  },
  {
    id: 'packages-make-no-rule',
    cause: 'usage-error',
    command: 'make pubish',
    files: { Makefile: 'publish:\n\t@echo publishing\n' },
    for: ["No rule to make target 'pubish'"],
  },
]
