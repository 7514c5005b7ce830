import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { loadLab } from '../../src/lab/load.ts';

const LAB = `lab: small
title: { en: Small, id: Kecil }
about: { en: Small., id: Kecil. }
protocol: { en: Lines., id: Baris. }
roles:
  server: { listens: 'tcp:9000' }
  client: { connects: 'tcp:9000' }
scenarios:
  scene:
    script: [{ start: server }, { start: client }, { say: server, part: talk }]
steps:
  - id: speak
    title: { en: Speak, id: Bicara }
    guide: { en: Speak., id: Bicara. }
    checks:
      - { id: heard, title: { en: heard, id: terdengar }, grader: delivery, with: { from: server, to: client, parts: [talk] }, subjects: server, scenarios: [scene], points: 100 }
`;

/** Codes and texts of the mistakes in a lab. */
function mistakes(text: string): readonly string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-lab-')), 'lab.yaml');
  writeFileSync(file, text);
  try {
    loadLab(file, graders);
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return error.mistakes.map(({ code, text: sentence }) => `${code}: ${sentence}`);
  }
}

describe('names in a lab', () => {
  it('are all known in a lab that is right', () => {
    expect(mistakes(LAB)).toEqual([]);
  });

  it('are reported where a part of the script does not exist', () => {
    expect(mistakes(LAB.replace('parts: [talk]', 'parts: [tlak]'))).toEqual([
      'unknown-name: There is no part "tlak". Did you mean "talk"?',
    ]);
  });

  it('are reported where two checks share one', () => {
    const line = LAB.split('\n').find((text) => text.includes('id: heard')) ?? '';
    expect(mistakes(`${LAB}${line}\n`)).toEqual([
      'same-id: There is a check "speak.heard" already: every check of a step needs a name of its own.',
    ]);
  });

  it('are reported where a check needs itself', () => {
    expect(mistakes(LAB.replace('points: 100', 'needs: [speak.heard], points: 100'))[0]).toContain(
      'The check "speak.heard" needs itself',
    );
  });
});
