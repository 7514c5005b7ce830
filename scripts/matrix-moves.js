/** Compares what every fixture gets with what it got before. */

/**
 * The entry for a result: the parts that do not differ from one run to the next.
 * @param document as `check --json` prints it
 */
export function entryOf({ verdict, score, checks }) {
  return {
    verdict,
    score,
    checks: Object.fromEntries(
      checks.map(({ id, status, cause, blame, score: points }) => [
        id,
        { status, cause, blame, score: points },
      ]),
    ),
  };
}

/**
 * The changes between two matrices, in the order of the names.
 * @param isWhole whether the second has all fixtures: if not, missing ones were not asked for
 */
export function movesBetween(before, now, isWhole) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    const [old, fresh] = [before[name], now[name]];
    if (fresh === undefined) return isWhole ? [{ name, what: 'is gone' }] : [];
    if (old === undefined) return [{ name, what: 'is new' }];
    return movesOf(old, fresh).map((what) => ({ name, what }));
  });
}

function movesOf(old, fresh) {
  if ('trouble' in old || 'trouble' in fresh) return moved('', headOf(old), headOf(fresh));
  const ids = [...new Set([...Object.keys(old.checks), ...Object.keys(fresh.checks)])];
  return [
    ...moved('', headOf(old), headOf(fresh)),
    ...ids.flatMap((id) => moved(`${id}: `, markOf(old.checks[id]), markOf(fresh.checks[id]))),
  ];
}

function moved(what, was, is) {
  return was === is ? [] : [`${what}was ${was}, is ${is}`];
}

function headOf(entry) {
  return 'trouble' in entry ? `no result (${entry.trouble})` : `${entry.verdict}, ${entry.score} points`;
}

function markOf(mark) {
  if (mark === undefined) return 'no check';
  const { status, cause, blame, score } = mark;
  return `${status}${cause === null ? '' : ` ${cause}`} [${blame.join(', ')}] ${score}`;
}
