import type { Cause } from '../causes'
import type { Match, Rule } from './rule'

/** What an error is about, in words that any program may use. */
const THINGS = {
  memory: /\b(?:memory|heap|ram)\b/gi,
  disk: /\b(?:disk|device|space|storage|volume|filesystem|file system|quota|inodes?)\b|\broom\b|\bwrit(?:e|ing) (?:\w+ ){0,3}(?:output|destination)|\bwrite error\b/gi,
  lock: /\b(?:sperre|gesperrt|verrou\w*|lock(?:ed|s|file)?|lease|mutex|semaphore|advisory|leader(?:ship)?|exclusive)\b/gi,
  pool: /\b(?:pool|connections|slots|sessions|clients)\b/gi,
  migration: /\b(?:migrat\w+|revisions?|changesets?|schema)\b/gi,
  table: /\b(?:tabellen?|tables?|relations?|sequences?|views?|keyspace|collections?)\b/gi,
  certificate: /\b(?:certificates?|cert|certs|tls|ssl|x509|handshake|trust ?store|ca bundle|cipher)\b/gi,
  credential:
    /\b(?:passwords?|passphrase|credentials?|(?<!unexpected )tokens?|api ?keys?|access keys?|secret|log-?in|sign-?in|authenticat\w+|authori[sz]\w+|session expired|(?:our|your|my|this|the|ssh|signing|deploy) keys?|kennwort|passwort|anmeldung|zugangsdaten|mot de passe|identifiants|identity|signature|bearer|oauth|jwt|accounts?|sso|logged in)\b/gi,
  setting:
    /\b(?:umgebungsvariablen?|einstellung(?:en)?|konfiguration|environment|env|variables?|config\w*|settings?|propert(?:y|ies)|binding|bound|profile|vcap_services|dsn|url|uri|license|licence|region|time ?zone|locale|cron|schedule|secret_key\w*)\b|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g,
  option:
    /\b(?:options?|flags?|arguments?|args?|sub-?commands?|parameters?|switch|operands?|usage)\b|(?<![\w-])--[a-z][\w-]*/gi,
  module:
    /\b(?:modules?|packages?|librar(?:y|ies)|plugins?|extensions?|gems?|drivers?|dependenc(?:y|ies)|class(?:es)?|adapters?|components?|bundle|crate)\b/gi,
  command: /\b(?:commands?|binary|executables?|interpreter|programs?|tools?)\b/gi,
  handles:
    /\b(?:open files?|file (?:descriptors?|handles?|limit)|descriptors|processes|threads|forks?|pids)\b/gi,
  name: /\b(?:host ?names?|hosts?|domains?|dns|nameservers?|name (?:lookup|resolution)|lookups?|resolver)\b/gi,
  file: /\b(?:datei(?:en)?|verzeichnis|ordner|fichiers?|répertoire|files?|director(?:y|ies)|folders?|paths?|documents?|archive|template|fixture|manifest|snapshot|dump|backup)\b|(?:^|[\s'"`(])\.{0,2}\/[\w.@-]+(?:\/[\w.@-]+)*|\b[\w-]+\.(?:toml|json|ya?ml|csv|tsv|xml|txt|sql|py|m?js|ts|rb|pl|php|go|jar|war|conf|cfg|ini|lock|zip|t?gz|tar|bz2|xz|pem|key|crt|cer|p12|jks|env|log|html?|pdf|png|jpe?g|xlsx?|docx?|parquet|avro|db|sqlite3?|sh|properties|tmpl|tpl)\b/gi,
  data: /\b(?:zeilen?|spalten?|datens[aä]tze?|wert|lignes?|colonnes?|json|xml|yaml|csv|rows?|lines?|records?|headers?|fields?|columns?|values?|format|dates?|timestamps?|numbers?|input|payload|body|response|encoding|utf-?8|bytes?|characters?|documents?|data|amounts?|quantity|price|currency|iban|e-?mail|postcode|checksum|crc|archive|image|attributes?|elements?|entries|entry|syntax)\b/gi,
  /** What another machine keeps. */
  resource:
    /\b(?:buckets?|queues?|topics?|exchanges?|apps?|spaces?|orgs?|organi[sz]ations?|namespaces?|pods?|deployments?|blobs?|containers?|indices|vhosts?|projects?|subscriptions?|tenants?|repositor(?:y|ies)|branch(?:es)?|images?|service instances?|routes?)\b/gi,
  /** So many seconds or minutes. */
  time: /\b\d+ ?(?:s|ms|secs?|seconds?|mins?|minutes?|hours?|h)\b/gi,
  link: /\b(?:verbindung|sockets?|connections?|connexion|sessions?|streams?|channels?|links?|peer|transport|websocket|tcp|tunnel|handshake|wire)\b/gi,
  server:
    /\b(?:servers?|hosts?|daemon|services?|brokers?|databases?|redis|postgres\w*|mysql|mariadb|mongo\w*|ldap|smtp|imap|ftp|sftp|ssh|endpoints?|registry|upstream|proxy|remote|api|gateway|cluster|nodes?|replicas?|primary|master|mail ?server|relay|rabbitmq|kafka|elasticsearch|memcached|backend|partner|other side|listener)\b|\b[\w-]+(?:\.[\w-]+)*:\d{2,5}\b/gi,
} as const

/** What is said of it. */
const TROUBLES = {
  gone: /\b(?:closed|dropped|lost|reset|disconnect\w*|hung up|hangs up|broken|abruptly|early|in the middle|ended|broke off|went away|gone away|(?:has|is) gone|end-of-file|eof|torn down|cut off|unexpectedly|verloren|unterbrochen|abgebrochen|perdue|interrompue)\b/gi,
  unreachable:
    /\b(?:(?:can ?not|can't|can not|could not|couldn't|unable to|failed to|not able to|error|failure|fail(?:s|ed|ing)?|impossible to) (?:to )?(?:be )?(?:connect(?:ed|ing)?|reach(?:ed|ing)?|contact(?:ed|ing)?|talk(?:ing)?|establish|dial|open (?:a )?(?:connection|socket)|join|bind to)|refused|unreachable|unavailable|not running|not listening|not reachable|no (?:listener|route|answer from)|nicht erreichbar|unerreichbar|abgelehnt|injoignable|refusée|(?:nothing|nobody|no ?one) (?:is )?(?:answer|listen|respond)\w*|(?:is|was|are) down|offline|no response|not up|nobody (?:is )?(?:listen|answer|home)\w*)\b/gi,
  absent:
    /\b(?:not found|could ?n[o']t (?:find|locate)|can(?:not|'t| not) (?:find|locate)|unable to (?:find|locate)|failed to (?:find|locate)|missing|do(?:es)?(?: not|n't) exist|no such|absent|not there|not present|unknown|undefined|unset|(?:is|are|was|were) not (?:set|defined|given|provided|configured|bound|installed|available|specified|known)|not (?:set|defined|provided|configured|installed|specified|available)|must be (?:set|given|provided|defined)|no longer exists|nonexistent|ha(?:s|ve) no|there (?:is|are) no|not mounted|with no|no (?:file|value|entry|key|such|backup|dump|template|snapshot|archive|report|document|manifest|folder|directory)|no address|no records?|no connection|(?:can ?not|can't|could not|couldn't|unable to|failed to) open|lacks?|requires?|required|needs?|needed|expects?|wants?|do(?:es)? not know|no (?:\w+ )?(?:file|dump|backup|feed|report)|nicht (?:gefunden|vorhanden|gesetzt|definiert|angegeben)|fehl(?:t|en|ende[rs]?)|existiert nicht|introuvables?|manquante?s?|n'existe pas|non défini)\b/gi,
  slow: /\b(?:still (?:\w+ ){0,3}(?:running|busy|pending|open|working|waiting|at it|not)|is still|not (?:yet )?(?:ready|done|finished|complete|there|up|back)|waited|no (?:heartbeat|answer|reply|response|sign|progress|result|word)|did not (?:end|finish|return|come back|answer|respond|reply|show up)|late|too (?:slow|long))\b/gi,
  empty: /\b(?:empty|blank|leer|vide)\b/gi,
  there:
    /\b(?:already exists?|already there|duplicates?|exists already|already (?:been )?(?:run|applied|defined|created))\b/gi,
  denied:
    /\b(?:denied|reject(?:ed|s)?|forbidden|not (?:allowed|permitted|accepted|authori[sz]ed|trusted|valid)|un(?:authori[sz]ed|trusted|authenticated)|expired|revoked|incorrect|wrong|dubious|refus(?:ed|es|ing)|verweigert|abgelehnt|abgelaufen|refusée?s?|interdite?|expirée?s?|read-?only|not (?:writable|readable)|not (?:authenticated|logged in)|another (?:name|host)|no longer valid|not for)\b/gi,
  invalid:
    /\b(?:invalid|malformed|corrupt\w*|unexpected|bad|illegal|wrong|garbled|damaged|ungültige?[rsn]?|fehlerhafte?[rsn]?|beschädigt|unlesbar|invalides?|corrompue?s?|truncated|broken|(?:makes?|making) no sense|nonsense|implausible|not plausible|unparse?able|unreadable|not (?:a )?(?:valid|well-formed|numeric|number|integer|date)|is no (?:valid )?\w+|mismatch(?:ed)?|(?:can ?not|can't|could not|couldn't|unable to|failed to) (?:be )?(?:pars|decod|read|interpret|convert|deseriali|unmarshal|understand)\w*|integrity error|out of range|too (?:long|short|large|big|many|few)|not (?:recogni[sz]ed|supported|understood)|unsupported|unrecogni[sz]ed|unterminated|incomplete)\b/gi,
  full: /\b(?:full|depleted|exceed(?:ed|s)?|exhaust(?:ed)?|out of|not enough|insufficient|no more|none left|too many|run out|ran out|at capacity|limit|reached|any more|used up|in use|no (?:\w+ ){1,3}(?:free|left)|became free|voll|erschöpft|dépassée?|plein)\b/gi,
  held: /\b(?:held|taken|owned|busy|in use|stale|waiting for|blocked|belongs to|being run|in progress|(?:can ?not|can't|could not|unable to|failed to) (?:acquire|obtain|get|take))\b/gi,
  failed:
    /\b(?:fail(?:ed|s|ure|ing)?|errors?|conflict\w*|pending|preceding|out of order|behind|not (?:been )?(?:run|applied)|dirty|inconsistent|aborted)\b/gi,
} as const

type Thing = keyof typeof THINGS
type Said = keyof typeof TROUBLES

/** Which cause a thing and what is said of it speak for, the more telling first. */
const PAIRS: readonly (readonly [Thing, Said, Cause])[] = [
  ['memory', 'full', 'heap-out-of-memory'],
  ['disk', 'full', 'disk-full'],
  ['disk', 'failed', 'disk-full'],
  ['pool', 'full', 'database-connections-exhausted'],
  ['time', 'slow', 'timeout'],
  ['lock', 'held', 'lock-held'],
  ['lock', 'there', 'lock-held'],
  ['lock', 'denied', 'lock-held'],
  ['migration', 'failed', 'database-schema'],
  ['migration', 'absent', 'database-schema'],
  ['migration', 'there', 'database-schema'],
  ['table', 'absent', 'database-schema'],
  ['table', 'there', 'database-schema'],
  ['handles', 'full', 'resource-limit'],
  ['name', 'absent', 'dns-failure'],
  ['credential', 'denied', 'auth-refused'],
  ['credential', 'invalid', 'auth-refused'],
  ['credential', 'failed', 'auth-refused'],
  ['certificate', 'denied', 'tls-failure'],
  ['certificate', 'full', 'tls-failure'],
  ['certificate', 'invalid', 'tls-failure'],
  ['certificate', 'failed', 'tls-failure'],
  ['credential', 'absent', 'configuration'],
  ['option', 'absent', 'usage-error'],
  ['option', 'invalid', 'usage-error'],
  ['module', 'absent', 'module-missing'],
  ['setting', 'absent', 'configuration'],
  ['setting', 'empty', 'configuration'],
  ['credential', 'empty', 'configuration'],
  ['option', 'empty', 'usage-error'],
  ['file', 'empty', 'bad-input-data'],
  ['data', 'empty', 'bad-input-data'],
  ['file', 'absent', 'missing-file'],
  ['setting', 'invalid', 'configuration'],
  ['command', 'absent', 'command-not-found'],
  ['command', 'invalid', 'usage-error'],
  ['file', 'denied', 'permission'],
  ['resource', 'absent', 'remote-error'],
  ['link', 'gone', 'connection-lost'],
  ['server', 'gone', 'connection-lost'],
  ['link', 'unreachable', 'connection-refused'],
  ['server', 'unreachable', 'connection-refused'],
  ['file', 'invalid', 'bad-input-data'],
  ['data', 'invalid', 'bad-input-data'],
  ['data', 'absent', 'bad-input-data'],
  ['name', 'failed', 'dns-failure'],
  ['server', 'failed', 'remote-error'],
]

/** Further apart two words do not speak of each other. */
const NEAR = 48
/** By how much nearer a pair must be than one that tells more. */
const MARGIN = 12
const MAX_TEXT = 360

/** Where in the program an error was raised: its names say nothing of it. */
const PLACE = /^\S+\.\w+:\d+:in [`'][^']{0,120}': | at \S+ line \d+\.?$/g

/** Whether a word is part of another, and so speaks of nothing but itself: `rejected.csv`. */
const isPart = ([from, to]: Span, [start, end]: Span): boolean => from >= start && to <= end

type Span = [start: number, end: number]

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].slice(0, 12).map((found) => [found.index, found.index + found[0].length])
}

/** The distance between two words, more where the end of a sentence lies between them. */
function distance([from, to]: Span, [start, end]: Span, text: string): number {
  const gap = start >= to ? text.slice(to, start) : text.slice(end, from)
  return gap.length + (/[.;!?]\s/.test(gap) ? NEAR : 0)
}

/** What the words of an error speak for that no rule knows: the thing and the trouble that stand next to each other. */
export function findByWords(text: string): Match | undefined {
  const short = text.slice(0, MAX_TEXT).replace(PLACE, '')
  const things = new Map<Thing, Span[]>()
  const said = new Map<Said, Span[]>()
  let best: { cause: Cause; far: number } | undefined
  for (const [thing, trouble, cause] of PAIRS) {
    const ones = things.get(thing) ?? spansOf(THINGS[thing], short)
    const others = said.get(trouble) ?? spansOf(TROUBLES[trouble], short)
    things.set(thing, ones)
    said.set(trouble, others)
    for (const one of ones) {
      for (const other of others) {
        if (thing === 'file' && isPart(other, one)) continue
        const far = distance(one, other, short)
        // A pair further down the table must be clearly nearer.
        if (far <= NEAR && (!best || far + MARGIN < best.far)) best = { cause, far }
      }
    }
  }
  return best && { rule: ruleOf(best.cause), names: {} }
}

const ruleOf = (cause: Cause): Rule => ({ cause, source: 'general wording', rank: 1, on: /(?:)/ })
