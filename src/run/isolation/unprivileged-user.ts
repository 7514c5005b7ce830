import { chmodSync, chownSync, readFileSync } from 'node:fs';

/** An account that no user of the machine has; giliran runs programs as it where giliran is root. */
export interface UnprivilegedUser {
  /** A different one for every run, since the kernel counts processes by user. */
  readonly uid: number;
  /** The same for all runs of this giliran, which may all read what belongs to it. */
  readonly gid: number;
}

/** A range of ids, as `/proc/self/uid_map` gives it. */
export interface IdRange {
  readonly first: number;
  /** The first id of the range, as the outside sees it. */
  readonly outside: number;
  readonly count: number;
}

/** Ids above all those that systems give to users, services and containers (systemd's UIDS-GIDS): 64 for each pid. */
const HIGH = { first: 0x70000000, count: 0x10000000 } as const;
/** Ids of services without a name of their own, for containers that have 65,536 ids in all. */
const LOW = { first: 61_184, count: 4_336 } as const;
const PER_PROCESS = 64;

/**
 * Chooses an account.
 * @param known the ids that exist here
 * @param pid giliran's own
 * @param run number of the run, from 0
 * @returns null where there are no ids to choose from
 */
export function chooseUnprivilegedUser(
  known: readonly IdRange[],
  pid: number,
  run: number,
): UnprivilegedUser | null {
  const range = [HIGH, LOW].find(({ first, count }) =>
    known.some((part) => part.first <= first && first + count <= part.first + part.count),
  );
  if (!range) return null;
  const own = (pid * PER_PROCESS) % (range.count - (range.count % PER_PROCESS));
  return {
    uid: range.first + own + (run % (PER_PROCESS - 1)),
    gid: range.first + own + PER_PROCESS - 1,
  };
}

/**
 * The account for one of this giliran's runs.
 * @param run its number, from 0
 * @returns null where giliran is not root, or has no other id to use
 */
export function unprivilegedUserFor(run: number): UnprivilegedUser | null {
  return process.getuid?.() === 0 ? chooseUnprivilegedUser(ownRanges(), process.pid, run) : null;
}

/**
 * Whether giliran is root and, as far as can be known, cannot become another user: then no limit would hold for
 * programs.
 */
export function isStuckAsRoot(): boolean {
  return (
    process.getuid?.() === 0 &&
    unprivilegedUserFor(0) === null &&
    ownRanges().some(({ first, outside }) => first === 0 && outside === 0)
  );
}

/**
 * Lets the runs of this giliran, which may have another user, into a folder of its own, and nobody else. Does nothing
 * where they have giliran's own user.
 */
export function admitRuns(folder: string): void {
  const user = unprivilegedUserFor(0);
  if (user === null) return;
  chownSync(folder, 0, user.gid);
  chmodSync(folder, 0o750);
}

function ownRanges(): readonly IdRange[] {
  return readIdRanges(readFileSync('/proc/self/uid_map', 'latin1'));
}

/** Parses a table of ids: lines of the first id inside, the first id outside, and how many. */
export function readIdRanges(text: string): readonly IdRange[] {
  return text.split('\n').flatMap((line) => {
    const [first, outside, count] = line.trim().split(/\s+/).map(Number);
    return first === undefined || outside === undefined || count === undefined
      ? []
      : [{ first, outside, count }];
  });
}
