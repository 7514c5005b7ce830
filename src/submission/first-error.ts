/** Lines that are shown of an error: what is wrong, the source, and where in it. */
const MOST_LINES = 4;

/** Lines that are shown where no error can be told from the rest. */
const MOST_UNKNOWN = 5;

/**
 * How compilers begin an error: `server.c:3:5: error: …`, `Server.java:3: error: …`, `server.cs(3,5): error CS1002: …`,
 * `error[E0425]: …` of Rust, whose place follows, and `server.go:3:5: …` of Go, which knows no warnings.
 */
const BEGINS = [
  /^[^\s:(][^:(]*(?:[:(]\d+[:,)]\d*\)?)[^\n]*?\berror\b/,
  /^error(?:\[\w+\])?:/,
  /^[^\s:]+\.go:\d+:\d+: /,
  /^(?:PHP )?(?:Parse|Fatal) error:/,
  /\berror: /i,
];

/**
 * The first error in what a compiler, or a build that runs some, has said: with its place and the source, without the
 * warnings before it.
 * @param folders paths that mean nothing to the author: where the submission was built
 */
export function firstError(output: string, folders: readonly string[] = []): string {
  let text = output.trim();
  for (const folder of folders) text = text.replaceAll(`${folder}/`, '');
  const lines = text.replace(/^\.\//gm, '').split('\n');
  for (const begins of BEGINS) {
    const at = lines.findIndex((line) => begins.test(line));
    if (at !== -1) return upToNext(lines.slice(at, at + MOST_LINES), begins).join('\n');
  }
  return lines.slice(0, MOST_UNKNOWN).join('\n');
}

/** The lines of one error, which ends where another one begins. */
function upToNext(lines: readonly string[], begins: RegExp): readonly string[] {
  const next = lines.findIndex(
    (line, index) => index > 0 && (begins.test(line) || /^\d+ errors?\b/.test(line)),
  );
  return next === -1 ? lines : lines.slice(0, next);
}
