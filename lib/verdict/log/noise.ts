/** How the lines around an error are told from the error. Words only: who says them is judged elsewhere. */

/** What tools say after something that they ran has failed: true, and never the cause. */
const CONCLUSIONS =
  /^(?:npm (?:ERR!|error)) (?:code (?:ELIFECYCLE|1\b|\d+$)|errno|syscall|path|command|signal|A complete log|Exit status|Exit handler|Failed at the|This is probably not|Lifecycle script|Make sure you have|There is likely additional|workspace|location|in workspace|at location|\s*\/|$|If you need help|Log files|cwd|Tell the author|You can get|fix the upstream|Or, if that| {4})|^npm (?:ERR!|error)\s*$|Lifecycle script `|ELIFECYCLE|error Command failed with exit code|^info Visit https:|Command failed with exit code \d+|^(?:g?make|gmake|ninja)(?:\[\d+\])?: (?:\*\*\* \[|Leaving|Entering|Target|Error \d)|^make(?:\[\d+\])?: \*\*\* (?!No rule)|^rake aborted!|^Tasks: TOP|\(See full trace by|^(?:\[ERROR\] |ERROR )?(?:BUILD FAILURE|BUILD FAILED|Build failed)|^FAILURE: Build failed|^\* (?:What went wrong|Try|Exception is|Get more help)|^> Run with|^Execution failed for task|Run with --(?:stacktrace|info|debug|scan)|Re-run Maven|^\[Help \d\]|To see the full stack trace|For more information about the errors|^After correcting the problems|^(?:exit(?:ed)?|returned|process|script|command|program|child|subprocess|job|step|task|container|main process|Exit|Process|Script|Command|Job|Step|Task)\b.{0,80}(?:exit(?:ed)?|return(?:ed)?|finished|ended|terminated|failed|completed|stopped)?.{0,20}(?:with|status|code):? ?(?:exit )?(?:status |code )?-?\d{1,3}\.?$|returned (?:a )?non-?zero (?:exit )?(?:status|code)|exit(?:ed)? (?:with )?(?:status|code):? ?\d+\.?$|^exit status \d+|(?:script|command|step|job|task|stage|pipeline|run|process|worker|deploy(?:ment)?|release|operation|program)\S*(?: [\w.'"/-]+){0,2} (?:has |was )?(?:failed|aborted|unsuccessful|stopped)[.!]?$|^(?:\S+: )?(?:aborted|aborting|failed|stopped)[.!]?$|^(?:FAILED|Failed|failed|ERROR|Error|Aborted|Aborting|aborting|Exiting|exiting|Bye|error)[.!:]*$|^Execution halted|^Traceback|compilation terminated|compilation aborted|^tar: (?:Error is not recoverable|Exiting with failure)|^\[?Help \d\]|^\[ERROR\] \[Help|see (?:the )?(?:log|above|output)|see above|^(?:ERROR|Error): (?:job|task|command|script|process) failed|Task .{1,60} failed with exit|^\s*Error code \d+$|^Aborting\b.{0,20}$|Stopping due to|^(?:\w+ )?(?:did not succeed|was not successful|ended with errors?|not successful)[.!]?$|^(?:oops\W+|sorry\W+|error\W+)?(?:something (?:has )?(?:went|gone) wrong|an? (?:unexpected|unknown|internal) (?:error|problem) (?:has )?(?:occurred|happened))|^(?:An )?error occurred(?: \(see|\.|$)|Unhandled (?:promise )?rejection$|Press any key|--trace for backtrace|^Killing|^Node\.js v|^# Node|Run `?npm audit|npm notice|^error Command .* failed\.$|^\[INFO\]|^\[ERROR\]\s*$|errored out|current transaction is aborted|^It may be a bug|^Run "?npm help|Command (?:failed|'.*' returned)|^Some (?:errors|tests) (?:have|occurred)|^tar: Child (?:returned|died)|^To see the full|^Completed with \d+ errors?|^For more information about|^note: /i

/** What happens after an error: things are put away. Their own errors follow from the first. */
const CLEAN_UP =
  /\b(?:clean(?:ing|ed)?[- ]?up|roll(?:ing|ed)? ?back|rollback|tear(?:ing)? ?down|shut(?:ting)? ?down|shutdown|clos(?:e|ing|ed) (?:the )?(?:pool|connection|file|session|socket|handle|database|db|client|consumer|producer|channel|stream|cursor|all)|disconnecting|releas(?:e|ing|ed) (?:the )?(?:lock|lease|connection|resource|slot|semaphore)|remov(?:e|ing|ed) (?:the )?(?:temp|temporary|lock|pid|work|scratch|partial|stale)|delet(?:e|ing|ed) (?:the )?(?:temp|temporary|partial|scratch|work)|flush(?:ing|ed)?|drain(?:ing|ed)|dispos(?:e|ing)|unregister|deregister|^stopp(?:ing|ed)|finali[sz]|unlock|unmount|sending (?:alert|notification|report)|notif(?:y|ied|ying)|uploading (?:logs|report)|(?:metrics|spans|telemetry|sentry|statsd)\b.{0,12}(?:push|flush|send|export|fail|drop)|send (?:metrics|report|spans)|at exit|atexit|exit hook|finally|post-?mortem|dump(?:ing|ed) (?:state|core|stats))\b/i

/** Tools that put things away. */
const REMOVERS =
  /^(?:\S+: line \d+: )?(?:rm|rmdir|unlink|umount|kill|pkill|killall): |^(?:\w+ )?(?:connections?|pools?|sessions?|db|database|sockets?|cursor) (?:closed|released|ended)\.?$|\b(?:could not|couldn't|cannot|can't|failed to|unable to|error while) (?:remov|delet|unlink|clean|recall|undo|roll(?:ing)? ?back|unlock|releas|withdraw|restor|revert)/i

/** Said of something that will be tried again. */
const RETRY =
  /(?<!-)\bre-?try(?:ing)?\b|(?<!-)\bretries\b|(?<!please )(?:try|trying|tries) again|will try|attempts? #?\d+ ?(?:\/|of|out of) ?\d+|attempt #?\d+\b|(?:\(|#)\d+\/\d+\)?.{0,30}(?:fail|attempt)|reconnect(?:ing)? in|next attempt|backing off|back-?off|sleeping \d|waiting \d+ ?(?:s|ms|sec)|try \d+ (?:of|\/)|\d+ (?:retries|attempts|tries) (?:left|remaining)|wird erneut versucht|asked \d+ times/i

/** The last of the attempts. */
const LAST_ATTEMPT =
  /(?:attempts?|try|retry|retries) #?(\d+) ?(?:\/|of|out of) ?\1\b|\(?(\d+)\/\2\)?|max(?:imum)?(?:imal)? (?:number of )?(?:retries|attempts|retry)|retries (?:exceeded|exhausted)|retry limit|(?:no|out of) (?:more )?(?:retries|attempts)|giving up|gave up|give up|after \d+ (?:attempts|retries|tries)|all (?:\d+ )?(?:retries|attempts)|last attempt|exhausted/i

/** Said of something that did no harm. */
const HARMLESS =
  /\b(?:ignor(?:e|ed|ing)|skipping|skipped(?! 0)|(?<!\bto |not |can't |unable )continu(?:e|es|ing)|proceeding|fall(?:ing|s)? ?back|fallback|using (?:the )?(?:defaults?|fallback|cached|stale|local|built-?in|empty)\b(?: \w+)?|defaulting to|non-?fatal|not fatal|harmless|best[- ]effort|recovered|deprecat\w+|will be removed in|as expected|handled|suppressed|tolerated|going on|carrying on|carry on|anyway|moving on|no errors?|zero errors|without errors?|errors?: ?(?:0\b|\[\]|none|null|false)|error_?(?:handler|count|rate|log|page|reporting|budget)|errors?=0|on_?error|failed=0|failures=0|ExperimentalWarning|\[DEP\d+\])\b/i

const NOTHING_FAILED =
  /\b(?:0 (?:errors?|failed|failures?|problems|warnings)|(?:errors?|failed|failures)[=:] ?0)\b/i
const SOMETHING_FAILED =
  /\b[1-9]\d* (?:errors?|failed|failures?|problems|failing)\b|(?:errors?|failed|failures)[=:] ?[1-9]/i

/** A warning by its words, whoever logs it. Python, Perl, PHP, Node, GCC, Java */
const WARNING =
  /^(?:\(node:\d+\) )?(?:\[?\w+\]? )?\w*Warning:|:\d+: \w*Warning: |^(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards):|^\s*(?:npm |yarn )?warn(?:ing)?\b|^Use of uninitialized value|: warning: |^OpenJDK 64-Bit Server VM warning|^WARNING: |^DEPRECATION|^SLF4J: |^Picked up \w+_OPTIONS|^W\d{4}|isn't numeric in|^\[warn(?:ing)?\]/i

/** Said once something has worked that did not before. */
const SUCCESS =
  /\b(?:connected|reconnected|re-?established|established|recovered|succeeded|success(?:ful(?:ly)?)?|is (?:up|ready|available|healthy|back)|ok after|now (?:ok|up|ready|healthy|available)|worked|resolved|acquired|authenticated|back online|online again|ready|passed|completed|done)\b/i

/** Said of what ends the program. */
const FINAL =
  /\b(?:fatal|abort(?:ed|ing|s)?|giving up|gave up|give up|cannot continue|can't continue|unable to continue|cannot proceed|exiting|terminat(?:ing|ed)|refus(?:e|es|ing) to|stopping here|bailing out|unrecoverable|panic|uncaught|unhandled|not caught|must stop|quitting|halt(?:ed|ing)|nothing (?:was )?(?:imported|exported|sent|done|written|changed)|run failed|job failed|(?:import|export|migration|backup|sync|deploy\w*|build|restore|task|batch|load|upload|download|job|run|report|process) (?:has )?failed)\b/i

/** A word that says that something went wrong, and does not only name it: `timeout: 30` is a setting. */
const TROUBLED =
  /fail|\berr|\bE\d{3}|fatal|exception|traceback|refus|denied|reject|cannot|can't|can ?not|could ?n|unable|timed out|time ?out (?:occurred|exceeded|waiting|after|while|error)|timeouterror|invalid|illegal|\bnot?\b|n't\b|missing|exceed|killed|abort|crash|unexpected|lost|closed|mismatch|differ|expected|unhealthy|unknown|undefined|expired|malformed|corrupt|broken|violat|already|another|\bholds\b|duplicate|too (?:many|long|few|large)|out of|full|gave up|giving up|forbidden|unauthori|\b[45]\d\d\b|overflow|locked|held|busy|unreachable|unresolved|panic|SIG[A-Z]{3,}|must |require|^@@|^\d+(?:,\d+)?[acd]\d|usage:|nicht|Planned operations|no response|✖|ERR|FAIL/i

/** A word that makes a line worth reading, in the languages of the usual locales. */
const INTEREST =
  /\b\d+ (?:of|out of) \d+\b|off by|err|fail|fatal|except|panic|abort|crash|kill|signal|terminat|denied|refus|reject|invalid|illegal|unexpected|unable|cannot|can't|could ?n.t|not (?:found|set|permitted|allowed|supported|available|installed|valid|enough|match|connect|exist|reach|there|defined|recogni|a |be |ready|open|read|writ)|no such|no space|no (?:route|answer|response|more|free|permission)|missing|unknown|undefined|unrecogni|timed? ?out|timeout|deadline|exceed|exhaust|too (?:many|long|few|large|big|small)|lost|closed|reset|broken|corrupt|malformed|bad |wrong|mismatch|differ|duplicate|violat|conflict|lock|busy|full|quota|limit|expired|unauthori|forbidden|\b[45]\d\d\b|traceback|caused by|uncaught|unhandled|usage:|must |require|expected|null|nil|core dumped|segmentation|overflow|out of|gave up|giving up|does not|do not|did not|doesn.t|isn.t|ORA-|SQLSTATE|✖|✗|❌|×|nicht|introuvable|refusée|non |fehler|erreur|ungültig|verweigert/i

/** Whether a text only says that something has failed. */
export const isConclusion = (text: string): boolean => CONCLUSIONS.test(text.slice(0, 300))
/** Whether a text tells of things that are put away. */
export const isCleanUp = (text: string): boolean =>
  CLEAN_UP.test(text.slice(0, 48)) || REMOVERS.test(text.slice(0, 120))
/** Whether a text says that something will be tried again. */
export const isRetry = (text: string): boolean => RETRY.test(text.slice(0, 400))
/** Whether a text says that nothing will be tried again. */
export const isLastAttempt = (text: string): boolean => LAST_ATTEMPT.test(text.slice(0, 400))
/** Whether a text says that it did no harm. */
export const isHarmless = (text: string): boolean => {
  const short = text.slice(0, 400)
  return HARMLESS.test(short) || (NOTHING_FAILED.test(short) && !SOMETHING_FAILED.test(short))
}
/** Whether a text calls itself a warning. */
export const isWarningText = (text: string): boolean => WARNING.test(text.slice(0, 300))
/** Whether a text says that something has worked. */
export const isSuccess = (text: string): boolean => SUCCESS.test(text.slice(0, 300))
/** Whether a text says that the program ends. */
export const isFinal = (text: string): boolean => FINAL.test(text.slice(0, 300))
/** Whether a text says that something went wrong. */
export const isTroubled = (text: string): boolean => TROUBLED.test(text.slice(0, 600))
/** Whether a text may tell of an error at all. */
export const isInteresting = (text: string): boolean => INTEREST.test(text.slice(0, 600))
