import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { loadLab } from '../../src/lab/load.ts';
import { planRun } from '../../src/lab/plan.ts';
import type { Lab } from '../../src/model/lab.ts';

const LAB = `lab: files
title: { en: Files, id: Berkas }
about: { en: Files., id: Berkas. }
protocol: { en: Lines., id: Baris. }
values: { motto: word }
roles:
  server: { listens: 'tcp:9000' }
  client: { connects: 'tcp:9000', count: 2, files: { a.txt: { text: 'x {motto}\\n' }, in/b.bin: { bytes: 5000 } } }
scenarios:
  scene:
    cast: { client*: probe }
    script: [{ start: server }, { each: client*, do: [{ start: each }, { send: each, file: a.txt }] }]
steps:
  - id: store
    title: { en: Store, id: Simpan }
    guide: { en: Store., id: Simpan. }
    checks:
      - { id: kept, title: { en: kept, id: tersimpan }, grader: stores, with: { by: server, of: client1, file: in/b.bin }, subjects: server, scenarios: [scene], points: 100 }
`;

function load(text: string): Lab {
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-lab-')), 'lab.yaml');
  writeFileSync(file, text);
  return loadLab(file, graders);
}

/** Texts of the mistakes that a change makes. */
function mistakes(from: string, to: string): readonly string[] {
  expect(LAB).toContain(from);
  try {
    load(LAB.replace(from, () => to));
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return error.mistakes.map(({ text, place }) => `${place.line}: ${text}`);
  }
}

function planFor(text: string, seed = 7) {
  const lab = load(text);
  const [scenario] = lab.scenarios;
  if (!scenario) throw new Error('no scenario');
  return planRun(lab, scenario, seed);
}

describe('files that a role is given', () => {
  it('hold a run’s values, or made-up bytes of the size that is asked for', () => {
    const plan = planFor(LAB);
    const [text, bytes] = plan.files.client1 ?? [];
    expect(text?.content.toString()).toBe(`x ${plan.values.motto}\n`);
    expect(bytes?.content.length).toBe(5000);
    expect(plan.files.server).toBeUndefined();
    expect(plan.keepsFiles).toBe(true);
  });

  it('are the same for the same seed, and others for each role and seed', () => {
    const content = (role: string, seed: number) => planFor(LAB, seed).files[role]?.[1]?.content;
    expect(content('client1', 7)).toEqual(content('client1', 7));
    expect(content('client1', 7)).not.toEqual(content('client2', 7));
    expect(content('client1', 7)).not.toEqual(content('client1', 8));
  });

  it('do not survive decoding as text', () => {
    const content = planFor(LAB).files.client1?.[1]?.content ?? Buffer.alloc(0);
    expect(Buffer.from(content.toString('utf8'))).not.toEqual(content);
    expect(content.at(-1)).toBe(10);
  });

  it('are sent by probes unchanged', () => {
    const plan = planFor(LAB);
    const sent = plan.moves.flatMap((move) =>
      move.do === 'send' && move.content.kind === 'file' ? [move.content.file] : [],
    );
    expect(sent).toEqual([plan.files.client1?.[0], plan.files.client2?.[0]]);
  });

  it.each([
    ['a.txt:', '../a.txt:', /must be a path below the working folder/],
    ['a.txt:', '/etc/passwd:', /must be a path below the working folder/],
    ['a.txt:', '.bashrc:', /must be a path below the working folder/],
    ['a.txt:', 'IN/b.bin:', /one file on machines that do not tell capital letters/],
    ['a.txt:', 'in:', /"in\/b.bin" would lie in "in"/],
    ["'x {motto}", "'x {moto}", /no value "moto". Did you mean "motto"/],
    ["'x {motto}", "'x {n}", /"n" is known when a program is started/],
    ["{motto}\\n'", "{motto}\\q'", /"\\q" stands for no byte/],
    ['bytes: 5000', 'bytes: 500000000', /at most 16000000/],
    ['file: a.txt', 'file: a.tx', /no file "a.tx". Did you mean "a.txt"/],
    ['send: each, file: a.txt', 'send: each, file: a.txt, raw: x', /found raw and file/],
    [
      'of: client1, file: in/b.bin',
      'of: client1, file: in/c.bin',
      /no file "in\/c.bin". Did you mean "in\/b.bin"/,
    ],
    ['of: client1, file: in/b.bin', 'of: server, file: in/b.bin', /"server" is given no files/],
  ])('are reported where they are wrong: %s as %s', (from, to, told) => {
    const found = mistakes(from, to);
    expect(
      found.some((text) => told.test(text)),
      found.join('\n'),
    ).toBe(true);
  });
});
