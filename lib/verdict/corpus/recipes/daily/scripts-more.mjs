// What goes wrong on a working day, in the own words of jobs: Ruby, PHP and Perl. Long logs with the cause in the middle among them.
export const recipes = [
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
  {
    id: 'daily-ruby-argerror',
    cause: 'bad-input-data',
    command: 'ruby a.rb',
    files: { 'a.rb': '%w[1 2 drei].each { |x| puts Integer(x) }\n' },
    for: ['invalid value for Integer(): "drei"'],
  },
  {
    id: 'daily-ruby-dirchild',
    cause: 'missing-file',
    command: 'ruby a.rb',
    files: { 'a.rb': `puts 'inbox'\nDir.children('inbox/new').each { |f| puts f }\n` },
    for: ['No such file or directory @ dir_initialize'],
  },
  {
    id: 'daily-ruby-own',
    cause: 'remote-error',
    command: 'ruby a.rb',
    files: {
      'a.rb': `class Erp; class Rejected < StandardError; end; end\nputs 'order 1 sent'\nraise Erp::Rejected, 'order 2: article A7 is blocked'\n`,
    },
    for: ['article A7 is blocked'],
  },
  {
    id: 'daily-php-enum',
    cause: 'uncaught-exception',
    also: 'bad-input-data',
    command: 'php a.php',
    files: {
      'a.php': `<?php\nini_set('display_errors', 'stderr');\nenum St: string { case A = 'a'; }\necho "states\\n";\nSt::from('x');\n`,
    },
    for: ['is not a valid backing value'],
  },
]
