// Ruby: plain, Rake, Bundler, ActiveRecord, Sequel and Minitest.
const RAKE = (body) => ({ Rakefile: body })
const AR = `require 'active_record'\nActiveRecord::Base.establish_connection(ENV.fetch('DATABASE_URL'))\n`
const LOGGER = `require 'logger'\nlog = Logger.new($stdout)\n`

export const recipes = [
  {
    id: 'ruby-no-method',
    cause: 'uncaught-exception',
    command: 'ruby digest.rb',
    files: {
      'digest.rb': `${LOGGER}log.info('digest for 3 lists')\ndef subject(mail)\n  mail[:subject].strip\nend\nsubject({})\n`,
    },
    for: ["undefined method `strip' for nil:NilClass (NoMethodError)"],
  },
  {
    id: 'ruby-rake-error',
    cause: 'uncaught-exception',
    command: 'rake billing:close',
    files: RAKE(
      `namespace :billing do\n  task :load do\n    210.times { |n| puts "account #{n + 1} of 210" }\n  end\n  desc 'close the month'\n  task close: :load do\n    raise ArgumentError, 'month 2026-10 is already closed'\n  end\nend\n`,
    ),
    for: ['month 2026-10 is already closed'],
    misleading: ['See full trace by running task with --trace'],
  },
  {
    id: 'ruby-rake-unknown-task',
    cause: 'usage-error',
    command: 'rake db:sead',
    files: RAKE("task 'db:seed' do\nend\n"),
    for: ["Don't know how to build task 'db:sead'"],
  },
  {
    id: 'ruby-rake-no-rakefile',
    cause: 'missing-file',
    also: 'configuration',
    command: 'rake db:migrate',
    for: ['No Rakefile found'],
  },
  {
    id: 'ruby-load-error',
    cause: 'module-missing',
    command: 'ruby bin/thumbs.rb',
    files: { 'bin/thumbs.rb': `puts 'thumbs'\nrequire 'mini_magick'\n` },
    for: ['cannot load such file -- mini_magick (LoadError)'],
  },
  {
    id: 'ruby-bundler-missing-gem',
    cause: 'module-missing',
    also: 'dependency-install',
    command: 'bundle exec rake cleanup',
    files: {
      Gemfile: "source 'http://registry.apps.internal/gems'\ngem 'rake'\ngem 'aws-sdk-s3', '~> 1.140'\n",
      'Gemfile.lock':
        'GEM\n  remote: http://registry.apps.internal/gems/\n  specs:\n    aws-sdk-s3 (1.140.0)\n    rake (13.0.6)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  aws-sdk-s3 (~> 1.140)\n  rake\n\nBUNDLED WITH\n   2.3.15\n',
    },
    for: [/Could not find .*aws-sdk-s3/],
  },
  {
    id: 'ruby-syntax',
    cause: 'syntax-error',
    command: 'ruby nightly.rb',
    files: { 'nightly.rb': 'def run\n  [1, 2].each do |n|\n    puts n\nend\nrun\n' },
    for: ['syntax error, unexpected end-of-input'],
  },
  {
    id: 'ruby-env-fetch',
    cause: 'configuration',
    command: 'rake mail:deliver',
    files: RAKE("task 'mail:deliver' do\n  puts 'delivering'\n  host = ENV.fetch('SMTP_HOST')\nend\n"),
    for: ['key not found: "SMTP_HOST"'],
  },
  {
    id: 'ruby-yaml-setting',
    cause: 'configuration',
    also: 'bad-input-data',
    command: 'ruby worker.rb -C config/worker.yml',
    files: {
      'config/worker.yml': 'queues:\n  - default\n - mailers\n',
      'worker.rb':
        'require \'yaml\'\nbegin\n  YAML.load_file(ARGV[1])\nrescue Psych::SyntaxError => e\n  abort "worker: invalid configuration: #{e.message}"\nend\n',
    },
    for: ['worker: invalid configuration: (config/worker.yml)'],
  },
  {
    id: 'ruby-enoent',
    cause: 'missing-file',
    command: 'ruby import.rb',
    files: {
      'import.rb': `${LOGGER}log.info('import: begin')\nlog.error('0 errors so far')\nFile.foreach('tmp/feeds/products.csv') { |l| }\n`,
    },
    for: ['No such file or directory @ rb_sysopen - tmp/feeds/products.csv (Errno::ENOENT)'],
    misleading: ['0 errors so far'],
  },
  {
    id: 'ruby-permission',
    cause: 'permission',
    command: 'ruby rotate.rb',
    files: { 'rotate.rb': "File.rename('/etc/hostname', '/etc/hostname.old')\n" },
    for: ['(Errno::'],
  },
  {
    id: 'ruby-stack',
    cause: 'stack-overflow',
    command: 'ruby tree.rb',
    files: { 'tree.rb': "def depth(n)\n  1 + depth(n)\nend\nputs 'measuring tree'\ndepth(1)\n" },
    for: ['stack level too deep (SystemStackError)'],
  },
  {
    id: 'ruby-refused',
    cause: 'connection-refused',
    command: 'ruby ping.rb',
    files: {
      'ping.rb':
        "require 'net/http'\nputs 'ping'\nNet::HTTP.get(URI('http://idle.apps.internal:9292/ping'))\n",
    },
    for: ['(Errno::ECONNREFUSED)'],
  },
  {
    id: 'ruby-socket-error',
    cause: 'dns-failure',
    command: 'ruby fetch.rb',
    files: { 'fetch.rb': "require 'open-uri'\nURI.open('http://catalog.partner.example/feed')\n" },
    for: ['getaddrinfo: Name or service not known', '(SocketError)'],
  },
  {
    id: 'ruby-http-error',
    cause: 'remote-error',
    command: 'ruby fetch.rb',
    files: {
      'fetch.rb': "require 'open-uri'\nputs 'fetching'\nURI.open('http://billing.apps.internal/broken')\n",
    },
    for: ['500 Internal Server Error (OpenURI::HTTPError)'],
  },
  {
    id: 'ruby-read-timeout',
    cause: 'timeout',
    command: 'ruby slow.rb',
    files: {
      'slow.rb':
        "require 'net/http'\nNet::HTTP.start('billing.apps.internal', 80, read_timeout: 1, max_retries: 0) { |h| h.get('/slow') }\n",
    },
    for: ['(Net::ReadTimeout)'],
  },
  {
    id: 'ruby-tls',
    cause: 'tls-failure',
    tls: true,
    command: 'ruby secure.rb',
    files: { 'secure.rb': "require 'net/http'\nNet::HTTP.get(URI('https://files.apps.internal/ok'))\n" },
    for: ['certificate verify failed', '(OpenSSL::SSL::SSLError)'],
  },
  {
    id: 'ruby-json',
    cause: 'bad-input-data',
    command: 'ruby ingest.rb events.json',
    files: {
      'events.json': '{"events": [{"id": 1}, {"id": }]}\n',
      'ingest.rb': "require 'json'\nputs 'ingesting events.json'\nJSON.parse(File.read(ARGV[0]))\n",
    },
    for: ['(JSON::ParserError)'],
  },
  {
    id: 'ruby-csv',
    cause: 'bad-input-data',
    command: 'ruby accounts.rb',
    files: {
      'accounts.csv': 'id,name\n1,"Ada\n2,Grace\n',
      'accounts.rb': "require 'csv'\nCSV.foreach('accounts.csv', headers: true) { |r| puts r['id'] }\n",
    },
    for: ['(CSV::MalformedCSVError)'],
  },
  {
    id: 'ruby-minitest',
    cause: 'check-failed',
    command: 'ruby smoke_test.rb --seed 7',
    files: {
      'smoke_test.rb':
        "require 'minitest/autorun'\nclass SmokeTest < Minitest::Test\n  def test_totals\n    assert_equal 42, 41\n  end\n  def test_home; end\nend\n",
    },
    for: ['SmokeTest#test_totals', 'Expected: 42'],
  },
  {
    id: 'ruby-rake-abort-check',
    cause: 'check-failed',
    command: 'rake audit:balances',
    files: RAKE(
      "task 'audit:balances' do\n  12.times { |n| puts \"account #{n}: balanced\" }\n  puts 'account 12: off by 3.10'\n  abort 'audit: 1 of 13 accounts is not balanced'\nend\n",
    ),
    for: ['account 12: off by 3.10', 'audit: 1 of 13 accounts is not balanced'],
  },
  {
    id: 'ruby-ar-refused',
    cause: 'connection-refused',
    command: 'rake db:migrate',
    environment: { DATABASE_URL: 'postgresql://app:x@idle.apps.internal/app' },
    files: RAKE(`task 'db:migrate' do\n  ${AR.replaceAll('\n', '\n  ')}ActiveRecord::Base.connection\nend\n`),
    for: ['ActiveRecord::ConnectionNotEstablished: connection to server at'],
  },
  {
    id: 'ruby-ar-no-table',
    cause: 'database-schema',
    postgres: '',
    command: 'rake users:purge',
    files: RAKE(
      `task 'users:purge' do\n  ${AR.replaceAll('\n', '\n  ')}puts 'purging'\n  class User < ActiveRecord::Base; end\n  User.where(active: false).delete_all\nend\n`,
    ),
    for: ['PG::UndefinedTable: ERROR:  relation "users" does not exist'],
  },
  {
    id: 'ruby-ar-unique',
    cause: 'constraint-violation',
    postgres:
      "create table users (id serial primary key, email text unique); insert into users (email) values ('ada@example.org');",
    command: 'ruby seed.rb',
    files: {
      'seed.rb': `${AR}class User < ActiveRecord::Base; end\nputs 'seeding'\nUser.create!(email: 'ada@example.org')\n`,
    },
    for: ['PG::UniqueViolation: ERROR:  duplicate key value violates unique constraint'],
  },
  {
    id: 'ruby-ar-validation',
    cause: 'bad-input-data',
    also: 'constraint-violation',
    postgres: 'create table users (id serial primary key, email text);',
    command: 'ruby seed.rb',
    files: {
      'seed.rb': `${AR}class User < ActiveRecord::Base\n  validates :email, presence: true\nend\nUser.create!(email: '')\n`,
    },
    for: ["Validation failed: Email can't be blank (ActiveRecord::RecordInvalid)"],
  },
  {
    id: 'ruby-ar-migration-exists',
    cause: 'database-schema',
    postgres: 'create table invoices (id int);',
    command: 'rake db:migrate',
    files: {
      ...RAKE(
        `require 'active_record'\nActiveRecord::Base.establish_connection(ENV.fetch('DATABASE_URL'))\ntask 'db:migrate' do\n  ActiveRecord::MigrationContext.new('db/migrate', ActiveRecord::SchemaMigration).migrate\nend\n`,
      ),
      'db/migrate/20261101000000_create_invoices.rb':
        'class CreateInvoices < ActiveRecord::Migration[6.1]\n  def change\n    create_table(:invoices) { |t| t.text :number }\n  end\nend\n',
    },
    for: ['PG::DuplicateTable: ERROR:  relation "invoices" already exists'],
  },
  {
    id: 'ruby-sequel-auth',
    cause: 'auth-refused',
    postgres: '',
    command: 'ruby sync.rb',
    environment: { DATABASE_URL: 'postgres://app:old@postgres.service.internal/ruby_sequel_auth' },
    files: { 'sync.rb': "require 'sequel'\nputs 'sync'\nSequel.connect(ENV['DATABASE_URL'])\n" },
    for: ['password authentication failed for user "app"'],
  },
  {
    id: 'ruby-ensure-noise',
    cause: 'uncaught-exception',
    command: 'ruby settle.rb',
    files: {
      'settle.rb': `def settle(batch)\n  Integer(batch[:total]) / batch[:count]\nend\nbegin\n  settle({ total: '12', count: 0 })\nrescue ZeroDivisionError => e\n  warn "settle failed: #{e.class}: #{e.message}"\n  warn e.backtrace.first\n  30.times { |n| puts "compensating transfer #{n + 1}: ok" }\n  puts 'lock error handler removed'\n  exit 1\nend\n`,
    },
    for: ['settle failed: ZeroDivisionError: divided by 0'],
    misleading: ['lock error handler removed'],
  },
]
