import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import type { CheckDocument } from '../../src/model/result.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in English unless the environment says otherwise. */
export async function giliran(...argv: string[]): Promise<Ran> {
  return giliranIn({}, ...argv);
}

/** Runs the command line in this process, with some of its environment given. */
export async function giliranIn(surroundings: Partial<Io>, ...argv: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment: { LANG: 'C.UTF-8' },
    outIsTerminal: false,
    errIsTerminal: false,
    signal: new AbortController().signal,
    ...surroundings,
  });
  return { code, out, err };
}

/** Checks a submission and reads the result document. */
export async function checkJson(lab: string, folder: string, ...flags: string[]): Promise<CheckDocument> {
  const trace = join(mkdtempSync(join(tmpdir(), 'giliran-test-')), 'trace.jsonl');
  const { out, err } = await giliran('check', lab, folder, '--json', '--trace', trace, ...flags);
  if (out === '') throw new Error(`no result for ${lab} ${folder}: ${err}`);
  const document: CheckDocument = JSON.parse(out);
  return document;
}
