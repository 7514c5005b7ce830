import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { sweepTempFolders } from '../../src/machine/temp-folder.ts';
import { becomes, processesWith } from '../run/processes.ts';
import { temporaryNames } from '../support/temporary-names.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const { it } = needs('bwrap', 'namespaces', 'python3');

describe('giliran interrupted in a sandboxed run', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-killed-'));
    cpSync(join(ROOT, 'test/programs/talks-and-waits'), join(folder, 'submission'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const [signal, ended] of [
    ['SIGKILL', { code: null, signal: 'SIGKILL' }],
    ['SIGINT', { code: 130, signal: null }],
  ] as const)
    it(`by ${signal} leaves no process behind, and its folder is removed later`, async () => {
      const trace = join(folder, 'trace.jsonl');
      const lab = join(ROOT, 'test/cli/labs/patient.yaml');
      const command = [join(ROOT, 'bin/giliran.js'), 'check', lab, join(folder, 'submission')];
      const giliran = spawn(process.execPath, [...command, '--isolation', 'sandbox', '--trace', trace], {
        stdio: 'ignore',
      });
      const end = new Promise((resolve) => giliran.once('exit', (code, by) => resolve({ code, signal: by })));
      expect(await becomes(() => existsSync(trace) && readFileSync(trace, 'utf8').includes('"print"'))).toBe(
        true,
      );
      const mark = `.${giliran.pid}.`;
      const [box = ''] = temporaryNames().filter(
        (name) => name.startsWith('giliran-box-') && name.includes(mark),
      );
      expect(processesWith(box)).not.toHaveLength(0);
      giliran.kill(signal);
      expect(await end).toEqual(ended);
      expect(await becomes(() => processesWith(box).length === 0)).toBe(true);
      sweepTempFolders();
      expect(temporaryNames().filter((name) => name.startsWith('giliran-') && name.includes(mark))).toEqual(
        [],
      );
    });
});
