import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { checkJson } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const { it } = needs('namespaces');

const LAB = `lab: with-reference
title: { en: With a reference, id: Dengan acuan }
about: { en: Clients with the lab's own server., id: Client dengan server milik lab. }
protocol: { en: Lines., id: Baris. }
roles:
  server: { listens: 'tcp:8080' }
  client: { count: 2, connects: 'tcp:8080' }
reference: ${join(ROOT, 'fixtures/turn-chat/reference')}
scenarios:
  scene:
    cast: { server: reference }
    script:
      - { start: server }
      - { each: client*, do: [{ start: each }] }
      - { say: server, part: talk }
steps:
  - id: hear
    title: { en: Hear, id: Dengar }
    guide: { en: Hear., id: Dengar. }
    checks:
      - id: heard
        title: { en: the clients hear the server, id: client mendengar server }
        grader: delivery
        with: { from: server, to: client*, parts: [talk] }
        subjects: client*
        scenarios: [scene]
        points: 100
`;

describe('a scenario that casts the reference', () => {
  it("plays the lab's own program, and needs none of the student's for that role", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-reference-'));
    writeFileSync(join(folder, 'lab.yaml'), LAB);
    cpSync(join(ROOT, 'fixtures/turn-chat/reference/client.ts'), join(folder, 'client.ts'));
    const { verdict, score } = await checkJson(join(folder, 'lab.yaml'), folder);
    expect({ verdict, score }).toEqual({ verdict: 'pass', score: 100 });
  });
});
