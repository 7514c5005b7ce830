/** The forms in which languages print errors that were not handled, and places in stack traces. */

/** An error in the form of some language: its sentence, and how places are found. */
export interface ErrorForm {
  /** The error itself, without what a runtime prints around it. */
  readonly sentence: string;
  /** A place in the sentence's own line. */
  readonly place: Place | null;
  /** Whether it only continues the error before it, as its cause or its consequence. */
  readonly goesOn: boolean;
}

/** A line of a file. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** `OSError: …`, `java.net.BindException: …`, `TypeError [ERR_X]: …`, `Some.Exception (0x80004005): …`. */
const NAMED =
  /^((?:[\w$]+\.)*(?:[A-Z]\w*)?(?:Error|Exception|Interrupt|Rejection|ExceptionGroup)|socket\.(?:gaierror|herror|timeout))(?: \[\w+\]| \([^()]*\))?(?::\s|:?$)/;

const RUBY = /^(\S+\.rb):(\d+):in [`'].*?': (.*)$/;
const RUBY_SYNTAX = /^(\S+\.rb):(\d+): (syntax error.*)$/;
const PHP =
  /^(?:PHP )?((?:Warning|Notice|Deprecated|(?:Recoverable |Catchable )?Fatal error|Parse error):\s+.*) in (\S.*?)(?: on line |:)(\d+)$/;
const PERL = /^(.+) at (\S+\.p[lm]) line (\d+)[.,]/;
const RUST = /^thread '.*' (?:\(\d+\) )?panicked at (.+?):(\d+):\d+:$/;
const OLD_RUST = /^thread '.*' panicked at '(.*)', (.+?):(\d+):\d+$/;
const C_ASSERTION = /^[^\s:]+: (\S+\.(?:c|cc|cpp|cxx|h)):(\d+): (.*Assertion .* failed\.)$/;

/**
 * The error that a line contains in the form of a language; null for none.
 * @param next the line below, where Rust has the sentence
 */
export function errorForm(text: string, next: string): ErrorForm | null {
  const line = withoutMargin(text);
  const bare = line.replace(
    /^(?:Exception in thread "[^"]*" |Uncaught |Caused by: |(?:Unhandled exception\.|--->|\[ERROR\] FATAL UNHANDLED EXCEPTION:) )/,
    '',
  );
  const goesOn = line !== text.trimEnd() || /^(?:Caused by: |--->|\[ERROR\] FATAL)/.test(line);
  if (NAMED.test(bare)) return { sentence: bare, place: null, goesOn };
  if (/^(?:panic|fatal error): /.test(line)) return { sentence: line, place: null, goesOn: false };
  if (/^what\(\):\s/.test(line))
    return { sentence: line.replace(/^what\(\):\s+/, ''), place: null, goesOn: false };
  if (/^\*\*\* .* \*\*\*: terminated$/.test(line)) return { sentence: line, place: null, goesOn: false };
  return (
    placed(RUST.exec(line), 1, 2, () => withoutMargin(next)) ??
    placed(OLD_RUST.exec(line), 2, 3, (match) => match[1] ?? '') ??
    placed(RUBY.exec(line), 1, 2, (match) => match[3] ?? '') ??
    placed(RUBY_SYNTAX.exec(line), 1, 2, (match) => match[3] ?? '') ??
    placed(PHP.exec(line), 2, 3, (match) => (match[1] ?? '').replace(/:\s+/, ': ')) ??
    placed(C_ASSERTION.exec(line), 1, 2, (match) => match[3] ?? '') ??
    placed(PERL.exec(line), 2, 3, (match) => match[1] ?? '')
  );
}

function placed(
  match: RegExpExecArray | null,
  file: number,
  line: number,
  sentence: (match: RegExpExecArray) => string,
): ErrorForm | null {
  if (!match) return null;
  const place = { file: match[file] ?? '', line: Number(match[line]) };
  return { sentence: sentence(match).trim(), place, goesOn: false };
}

/** Whether a line connects the error below it with the one above it, as Python prints. */
export function isTie(line: string): boolean {
  return /^(?:During handling of the above exception|The above exception was the direct cause)/.test(
    withoutMargin(line),
  );
}

/** A place in a Python file from a stack trace, in which the innermost call comes last and the error follows. */
export function pythonPlace(text: string): Place | null {
  const match = /^\s*File "([^"<]+)", line (\d+)/.exec(withoutMargin(text));
  return match ? { file: match[1] ?? '', line: Number(match[2]) } : null;
}

/** `at main (file:///x/server.js:9:8)`, `at Client.main(Client.java:7)`, `in /x/server.cs:2`, `from server.rb:4:in`, `\t/x/server.go:11 +0x27`. */
const FRAMES: readonly RegExp[] = [
  /^at (?:.*[\s(])?(?:file:\/\/)?([^\s():]*[^\s():/\\]+\.[cm]?[jt]sx?):(\d+)(?::\d+)?\)?$/,
  /^(?:file:\/\/)?(\/[^\s():]+\.[cm]?[jt]sx?):(\d+)$/,
  /^at (?!(?:java|javax|jdk|sun)[./])(?:[\w.$<>]+\/)?[\w.$<>]+\(([\w$]+\.(?:java|kt)):(\d+)\)$/,
  /^at .* in (\S.*\.(?:cs|vb|fs)):(?:line )?(\d+)$/,
  /^from (\S+\.rb):(\d+):in /,
  /^(\S+\.go):(\d+)(?: \+0x[0-9a-f]+)?$/,
  /^at (\S+\.rs):(\d+):\d+$/,
  /^#\d+ (\S.*\.php)\((\d+)\): /,
];

/** A place in a line of a stack trace, in which the innermost call comes first and follows the error. */
export function framePlace(text: string): Place | null {
  const line = text.trim();
  for (const frame of FRAMES) {
    const match = frame.exec(line);
    if (match) return { file: match[1] ?? '', line: Number(match[2]) };
  }
  return null;
}

/** Whether a file belongs to a runtime or a package, and not to the student. */
export function isForeign({ file }: Place): boolean {
  return /^node:|node_modules|[\\/]lib[\\/]|frozen|site-packages|^internal[\\/]|[\\/]go(?:-[\d.]+)?[\\/]src[\\/]|[\\/]pkg[\\/]mod[\\/]|^\/rustc\/|[\\/]\.cargo[\\/]|[\\/]library[\\/](?:std|core|alloc)[\\/]|^\/usr\//.test(
    file,
  );
}

/** A line without the margin that Python draws around groups of exceptions, or the indentation that C++ uses. */
function withoutMargin(line: string): string {
  return line
    .trim()
    .replace(/^[|+ -]*[|+] ?/, '')
    .trim();
}
