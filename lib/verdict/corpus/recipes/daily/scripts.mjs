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
]
