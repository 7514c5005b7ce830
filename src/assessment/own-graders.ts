import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import { verdictOf } from '../diagnosis/own-verdict.ts';
import type { Claim, Grader, Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import type { OwnGrader, OwnVerdict } from '../model/own-grader.ts';
import type { RunTrace } from '../model/trace.ts';

/** How long a grader of a lab's own may take for one verdict, in milliseconds: a backstop. */
const DEADLINE_MS = 5000;
/** What it may write, in bytes. */
const MOST_BYTES = 1_000_000;

/** The graders that a lab's checks name: giliran's, and those that the lab brings along. */
export function withOwnGraders(graders: Graders, lab: Lab): Graders {
  const own = Object.entries(lab.ownGraders ?? {});
  if (own.length === 0) return graders;
  return { ...graders, ...Object.fromEntries(own.map(([name, one]) => [name, inProcess(name, one)])) };
}

/**
 * One that is asked in a process of its own. What it does there affects nothing else; what is wrong with it is
 * thrown.
 */
function inProcess(name: string, { params, optional, code }: OwnGrader): Grader {
  // A grader that has missed one deadline would miss the others as well.
  let late: Error | null = null;
  return {
    params,
    optional,
    grade: (trace, claim) => {
      if (late) throw late;
      try {
        return verdictOf(name, ask(code, trace, claim));
      } catch (error) {
        if (error instanceof LateError) late = error;
        throw error;
      }
    },
  };
}

/** It has not answered in time. */
class LateError extends Error {}

const list = z.array(z.string().max(200)).max(100);
const evidence = z.array(z.int().nonnegative()).max(1000).default([]);
const text = z.string().min(1).max(2000);
const verdict: z.ZodType<OwnVerdict> = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('pass'), evidence }),
  z.strictObject({ status: z.literal('fail'), blame: list, expected: text, actual: text, evidence }),
  z.strictObject({ status: z.literal('inconclusive'), reason: text, evidence }),
]);
const answer = z.union([
  z.strictObject({ threw: z.string() }),
  z.strictObject({ verdict: z.unknown().optional() }),
]);

/** @throws Error with what the grader did instead of giving a verdict */
function ask(code: string, trace: RunTrace, claim: Claim): OwnVerdict {
  const { error, status, signal, output } = spawnSync(
    process.execPath,
    [PERMISSION, '--no-warnings', '--input-type=module', '--eval', HOST],
    {
      input: JSON.stringify({ code, trace, claim }),
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      env: {},
      timeout: DEADLINE_MS,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_BYTES,
      encoding: 'utf8',
      windowsHide: true,
    },
  );
  const failure = error && 'code' in error ? error.code : null;
  if (failure === 'ETIMEDOUT') throw new LateError(`it gave no verdict within ${DEADLINE_MS / 1000} seconds`);
  if (failure === 'ENOBUFS') throw new Error(`it wrote more than ${MOST_BYTES} bytes`);
  const said = output?.[3] ?? '';
  if (said === '')
    throw new Error(error?.message ?? `it ended without a verdict (${signal ?? `exit code ${status}`})`);
  const given = answer.parse(parsed(said));
  if ('threw' in given) throw new Error(`it threw: ${given.threw}`);
  const read = verdict.safeParse(given.verdict);
  if (!read.success)
    throw new Error(`its verdict cannot be read: ${z.prettifyError(read.error).slice(0, 500)}`);
  const roles = trace.run.roles.map(({ id }) => id);
  const strange =
    read.data.status === 'fail' ? read.data.blame.find((role) => !roles.includes(role)) : undefined;
  if (strange !== undefined)
    throw new Error(`it blames "${strange}", which takes no part: ${roles.join(', ')} do`);
  return read.data;
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    throw new Error('its answer cannot be read: expected one verdict');
  }
}

/** It reaches no files and starts nothing: node's own word for that has changed. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** What the process does: it takes code, trace and claim from its input, and writes one answer to a pipe of its own. */
const HOST = `
import { readFileSync, writeFileSync } from 'node:fs';
const { code, trace, claim } = JSON.parse(readFileSync(0, 'utf8'));
let said;
try {
  const grader = (await import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'))).default;
  if (typeof grader !== 'function') throw new Error('its default export is no function');
  said = { verdict: await grader(trace, claim) };
} catch (error) {
  said = { threw: String(error instanceof Error ? error.message : error).slice(0, 1000) };
}
writeFileSync(3, JSON.stringify(said));
process.exit(0);
`;
