import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { terminalsOf } from '../../../src/report/guide/by-hand.ts';
import { flowsOf } from '../../../src/report/guide/flows.ts';

const LAB = loadLab(join(import.meta.dirname, '../../../labs/turn-chat/lab.yaml'), graders);

function commands(step: string, file: string, nodeRunsTypes = true): readonly string[] {
  const found = LAB.steps.find(({ id }) => id === step);
  if (!found) throw new Error(`no step ${step}`);
  const programOf = () => ({ file, shared: true });
  return terminalsOf(LAB, found, flowsOf(LAB, found), { programOf, nodeRunsTypes }).map(
    ({ command }) => command,
  );
}

describe('the commands of a trial by hand', () => {
  it('start each language’s programs, with number and count', () => {
    expect(commands('relay', 'p.py')).toEqual(['python3 p.py', 'python3 p.py 1 2', 'python3 p.py 2 2']);
    expect(commands('relay', 'p.ts')[1]).toBe('node p.ts 1 2');
    expect(commands('relay', 'p.ts', false)[1]).toBe('npx tsx p.ts 1 2');
    expect(commands('relay', 'P.java')[1]).toBe('java P.java 1 2');
    expect(commands('relay', 'p.go')[1]).toBe('go run p.go 1 2');
    expect(commands('relay', 'p.c')[1]).toBe('cc p.c -o p.out && ./p.out 1 2');
  });

  it('can be pasted, whatever a file is called', () => {
    expect(commands('relay', "sari's server.py")[0]).toBe("python3 'sari'\\''s server.py'");
    expect(commands('relay', '-x.js')[0]).toBe('node ./-x.js');
  });
});
