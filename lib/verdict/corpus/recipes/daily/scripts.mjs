// What goes wrong on a working day, in the own words of jobs: Ruby, PHP and Perl. Long logs with the cause in the middle among them.
export const recipes = [
  {
    id: 'daily-ruby-optparse',
    cause: 'usage-error',
    command: 'ruby exp.rb --form csv --limit ten',
    files: {
      'exp.rb': `require 'optparse'\no = {}\nOptionParser.new { |p| p.on('--format F'); p.on('--limit N', Integer) }.parse!(into: o)\n`,
    },
    for: ['invalid argument: --limit ten'],
  },
  {
    id: 'daily-ruby-date',
    cause: 'bad-input-data',
    command: 'ruby imp.rb',
    files: { 'imp.rb': `require 'date'\n%w[2026-11-01 2026-11-31].each { |d| puts Date.parse(d) }\n` },
    for: ['invalid date (Date::Error)'],
  },
  {
    id: 'daily-ruby-abort',
    cause: 'check-failed',
    command: 'ruby cmp.rb',
    files: { 'cmp.rb': `puts 'ledger 120.00'\nputs 'bank 119.50'\nabort 'ledger and bank differ by 0.50'\n` },
    for: ['ledger and bank differ'],
  },
  {
    id: 'daily-ruby-logger-fatal',
    cause: 'configuration',
    command: 'ruby job.rb',
    files: {
      'job.rb': `require 'logger'\nl = Logger.new($stdout)\nl.info('boot')\nunless ENV['ARCHIVE_BUCKET']\n  l.fatal('ARCHIVE_BUCKET must be given')\n  l.info('shutting down')\n  exit 1\nend\n`,
    },
    for: ['ARCHIVE_BUCKET must be given'],
  },
  {
    id: 'daily-ruby-thread',
    cause: 'uncaught-exception',
    command: 'ruby t.rb',
    files: { 't.rb': `t = Thread.new { [1, 2].fetch(9) }\nputs 'joining'\nt.join\n` },
    for: ['index 9 outside of array bounds'],
  },
  {
    id: 'daily-ruby-exception-cause',
    cause: 'permission',
    command: 'ruby c.rb',
    files: {
      'c.rb': `class ExportFailed < StandardError; end\nbegin\n  File.write('/etc/export.csv', 'x')\nrescue SystemCallError\n  raise ExportFailed, 'export of 12 tables failed'\nend\n`,
    },
    for: ['Permission denied @ rb_sysopen - /etc/export.csv'],
  },
  {
    id: 'daily-php-warning-then-exception',
    cause: 'configuration',
    command: 'php send.php',
    files: {
      'send.php': `<?php\nini_set('display_errors', 'stderr');\necho $undefined;\necho "sending 12 letters\\n";\n$key = getenv('LETTER_KEY');\nif (!$key) throw new RuntimeException('LETTER_KEY missing in environment');\n`,
    },
    for: ['LETTER_KEY missing in environment'],
    misleading: ['Undefined variable $undefined'],
  },
  {
    id: 'daily-php-simplexml',
    cause: 'bad-input-data',
    command: 'php imp.php',
    files: {
      'imp.php': `<?php\nini_set('display_errors', 'stderr');\n$x = simplexml_load_string('<a><b></a>');\nif ($x === false) { fwrite(STDERR, "feed is no XML, stopping\\n"); exit(1); }\n`,
    },
    for: ['feed is no XML', 'Opening and ending tag mismatch'],
  },
  {
    id: 'daily-php-undefined-method',
    cause: 'uncaught-exception',
    command: 'php imp.php',
    files: { 'imp.php': '<?php\nclass Feed {}\n(new Feed())->open();\n' },
    for: ['Call to undefined method Feed::open()'],
  },
  {
    id: 'daily-perl-dbi-like',
    cause: 'check-failed',
    command: 'perl c.pl',
    files: {
      'c.pl':
        'print "counting\\n"; my ($a, $b) = (12, 13); die "row counts differ: source $a, target $b\\n" if $a != $b;\n',
    },
    for: ['row counts differ'],
  },
  {
    id: 'daily-perl-open',
    cause: 'missing-file',
    command: 'perl c.pl',
    files: {
      'c.pl': `print "reading\\n"; open(my $f, '<', 'in/rates.txt') or die "cannot open in/rates.txt: $!";\n`,
    },
    for: ['cannot open in/rates.txt: No such file or directory'],
  },
  {
    id: 'daily-ruby-middle',
    cause: 'timeout',
    command: 'ruby m.rb',
    files: {
      'm.rb': `require 'logger'; require 'net/http'\n$stdout.sync = true\nl = Logger.new($stdout, formatter: proc { |s, t, _, m| "#{t.utc.strftime('%FT%TZ')} #{s.ljust(5)} #{m}\\n" })\n60.times { |n| l.info("mailbox #{n} read") }\nbegin\n  h = Net::HTTP.new('hole.apps.internal', 80); h.open_timeout = 1; h.max_retries = 0; h.get('/')\nrescue => e\n  l.error("mailbox 60: #{e.class}: #{e.message}")\nend\n60.times { |n| l.info("mailbox #{59 - n} marked unread") }\nl.info('logged out')\nexit 1\n`,
    },
    for: ['Net::OpenTimeout'],
  },
  {
    id: 'daily-ruby-keyerror',
    cause: 'uncaught-exception',
    command: 'ruby k.rb',
    files: { 'k.rb': `row = { 'sku' => 'A' }\nputs 'rows'\nrow.fetch('price')\n` },
    for: ['key not found: "price"'],
  },
  {
    id: 'daily-ruby-frozen',
    cause: 'uncaught-exception',
    command: 'ruby f.rb',
    files: { 'f.rb': `A = 'x'.freeze\nputs 'go'\nA << 'y'\n` },
    for: ['FrozenError'],
  },
  {
    id: 'daily-ruby-yaml',
    cause: 'bad-input-data',
    also: 'configuration',
    command: 'ruby y.rb',
    files: { 'y.rb': `require 'yaml'\nYAML.load_file('jobs.yml')\n`, 'jobs.yml': 'a:\n  - b\n c: d\n' },
    for: ['Psych::SyntaxError'],
  },
  {
    id: 'daily-ruby-gem-version',
    cause: 'module-missing',
    also: 'dependency-install',
    command: 'ruby g.rb',
    files: { 'g.rb': `gem 'pg', '>= 99'\n` },
    for: [`Could not find 'pg'`],
  },
  {
    id: 'daily-php-mysqli-unknown-db',
    cause: 'database-schema',
    also: 'permission',
    command: 'php m.php',
    mysql: '',
    files: {
      'm.php': `<?php\nini_set('display_errors', 'stderr');\n$u = parse_url(getenv('DATABASE_URL'));\necho "archiving\\n";\n$p = new PDO("mysql:host={$u['host']};dbname=archive_2020", $u['user'], $u['pass']);\n`,
    },
    for: ['archive_2020'],
  },
  {
    id: 'daily-php-array-key',
    cause: 'uncaught-exception',
    command: 'php k.php',
    files: {
      'k.php': `<?php\nini_set('display_errors', 'stderr');\nfunction price(int $cents) { return $cents / 100; }\necho "prices\\n";\necho price("12,50");\n`,
    },
    for: ['TypeError'],
  },
  {
    id: 'daily-php-exit-msg',
    cause: 'check-failed',
    command: 'php v.php',
    files: {
      'v.php':
        '<?php\necho "source: 812 orders\\n";\necho "target: 809 orders\\n";\nfwrite(STDERR, "order counts differ (812 vs. 809)\\n");\nexit(1);\n',
    },
    for: ['order counts differ'],
  },
  {
    id: 'daily-php-dateinterval',
    cause: 'bad-input-data',
    also: 'configuration',
    command: 'php d.php',
    files: { 'd.php': `<?php\nini_set('display_errors', 'stderr');\nnew DateTime('31/12/2026');\n` },
    for: ['Failed to parse time string'],
  },
  {
    id: 'daily-perl-json',
    cause: 'bad-input-data',
    command: 'perl j.pl',
    files: { 'j.pl': `use JSON::PP; print "reading\\n"; decode_json('{"a": tru}');\n` },
    for: [/'true' expected|malformed/],
  },
  {
    id: 'daily-ruby-tagged',
    cause: 'lock-held',
    command: 'ruby l.rb',
    files: {
      'l.rb': `require 'logger'\nl = Logger.new($stdout)\nl.info('[Nightly] begin')\nFile.open('nightly.lock', File::CREAT).flock(File::LOCK_EX)\nunless File.open('nightly.lock').flock(File::LOCK_EX | File::LOCK_NB)\n  l.error('[Nightly] nightly.lock is held by another run, leaving')\n  exit 1\nend\n`,
    },
    for: ['is held by another run'],
  },
  {
    id: 'daily-ruby-nested',
    cause: 'connection-refused',
    command: 'ruby n.rb',
    files: {
      'n.rb': `require 'net/http'\nclass SyncError < StandardError; end\ndef fetch = Net::HTTP.get(URI('http://idle.apps.internal:8080/x'))\nbegin\n  fetch\nrescue => e\n  raise SyncError, 'sync of prices did not work'\nend\n`,
    },
    for: ['Failed to open TCP connection'],
  },
  {
    id: 'daily-ruby-argv',
    cause: 'usage-error',
    command: 'ruby u.rb',
    files: { 'u.rb': 'abort "usage: u.rb YEAR MONTH" unless ARGV.size == 2\n' },
    for: ['usage: u.rb'],
  },
  {
    id: 'daily-ruby-zlib',
    cause: 'bad-input-data',
    command: 'ruby z.rb',
    files: {
      'z.rb': `require 'zlib'; require 'stringio'\nZlib::GzipReader.new(StringIO.new('plain')).read\n`,
    },
    for: ['not in gzip format'],
  },
  {
    id: 'daily-ruby-csv-row',
    cause: 'bad-input-data',
    command: 'ruby c.rb',
    files: { 'c.rb': `require 'csv'\nCSV.parse(%(a,b\\n1,"x\\n)) { |r| puts r.size }\n` },
    for: ['CSV::MalformedCSVError'],
  },
  {
    id: 'daily-ruby-signal',
    cause: 'killed-by-signal',
    command: 'ruby s.rb',
    stop: ['TERM', 1],
    files: { 's.rb': '$stdout.sync = true\n20.times { |n| puts "slice #{n}"; sleep 0.2 }\n' },
    for: [],
  },
  {
    id: 'daily-php-monolog-like',
    cause: 'auth-refused',
    command: 'php s.php',
    files: {
      's.php': `<?php\nfunction l($lv, $m, $c = []) { echo '[' . date('c') . "] sync.$lv: $m " . json_encode($c) . " []\\n"; }\nfor ($i = 0; $i < 70; $i++) l('INFO', "customer $i sent");\nl('ERROR', 'CRM does not accept us', ['http' => 403, 'body' => 'key revoked']);\nfor ($i = 0; $i < 70; $i++) l('INFO', "customer $i unsent");\nl('INFO', 'finished');\nexit(1);\n`,
    },
    for: ['CRM does not accept us'],
  },
  {
    id: 'daily-php-fopen',
    cause: 'permission',
    command: 'php f.php',
    files: {
      'f.php': `<?php\nini_set('display_errors', 'stderr');\n$f = fopen('/etc/report.csv', 'w');\nif (!$f) { fwrite(STDERR, "report not written\\n"); exit(1); }\n`,
    },
    for: ['Permission denied'],
  },
  {
    id: 'daily-php-curl-ext',
    cause: 'module-missing',
    command: 'php c.php',
    files: { 'c.php': `<?php\nini_set('display_errors', 'stderr');\n$c = imap_open('{x}', 'a', 'b');\n` },
    for: ['imap_open'],
  },
  {
    id: 'daily-php-random',
    cause: 'uncaught-exception',
    command: 'php r.php',
    files: {
      'r.php': `<?php\nini_set('display_errors', 'stderr');\necho "closing\\n";\nthrow new LogicException('period 11 is closed already');\n`,
    },
    for: ['period 11 is closed already'],
  },
  {
    id: 'daily-perl-warn-die',
    cause: 'configuration',
    command: 'perl m.pl',
    files: {
      'm.pl':
        'use strict; use warnings; my $x; print "mail to " . $x . "\\n"; $ENV{MAIL_RELAY} or die "MAIL_RELAY not given\\n";\n',
    },
    for: ['MAIL_RELAY not given'],
    misleading: ['Use of uninitialized'],
  },
]
