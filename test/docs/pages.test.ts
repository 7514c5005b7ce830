import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { labFile } from '../../src/lab/schema.ts';
import { checksOf, TEXT_KINDS } from '../../src/model/lab.ts';
import { giliran } from '../support/run.ts';

const PROJECT = join(import.meta.dirname, '../..');

const read = (page: string): string => readFileSync(join(PROJECT, page), 'utf8');

describe('docs/writing-labs.md', () => {
  const page = read('docs/writing-labs.md');

  for (const [id, { params }] of Object.entries(graders))
    it(`describes the grader ${id} with each of its parameters`, () => {
      const section = sectionOf(page, id);
      expect(listed(section)).toEqual(Object.keys(params));
    });

  it('describes no grader that does not exist', () => {
    const described = sectionsBetween(page, '## The graders', '## Proving it');
    expect(described.filter((id) => !(id in graders))).toEqual([]);
  });

  it('names every example, and no other', () => {
    const [, table = ''] = page.split('## Examples');
    const rows = table.split('\n## ')[0]?.match(/^\| `.*? \|/gm) ?? [];
    const named = rows.flatMap((row) => [...row.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name));
    expect(named.sort()).toEqual(readdirSync(join(PROJECT, 'examples')).sort());
  });

  it('names every key of a lab file', () => {
    const keys = [...Object.keys(labFile.shape), ...keysOfSchema()];
    expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}:`))).toEqual([]);
  });

  it('names every kind of text', () => {
    expect(TEXT_KINDS.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });

  it('shows a small lab that can be loaded, with 100 points', () => {
    const [, yaml = ''] = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(page) ?? [];
    const file = join(mkdtempSync(join(tmpdir(), 'giliran-test-')), 'lab.yaml');
    writeFileSync(file, yaml);
    const checks = checksOf(loadLab(file, graders));
    expect(checks.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });
});

describe('README.md', () => {
  const page = read('README.md');

  it('has the two commands, ready to be typed', () => {
    expect(page).toContain('    npm ci && npm run demo\n');
    expect(page).toContain('    npm ci && npm test\n');
  });

  for (const command of ['labs', 'guide', 'check', 'hint', 'doctor'])
    it(`names every option of giliran ${command}`, async () => {
      const { out } = await giliran(command, '--help');
      const options = [...out.matchAll(/ (--[a-z-]+)/g)].map(([, option]) => option ?? '');
      expect(options).toContain('--help');
      expect(options.filter((option) => !page.includes(option))).toEqual([]);
    });

  it('names every command', async () => {
    const { out } = await giliran('--help');
    const commands = [...out.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, command]) => command ?? '');
    expect(commands).toContain('check');
    expect(commands.filter((name) => name !== 'help' && !page.includes(`npx giliran ${name}`))).toEqual([]);
  });
});

describe('docs/panduan.md', () => {
  const page = read('docs/panduan.md');

  for (const command of ['labs', 'guide', 'check', 'hint', 'show', 'doctor'])
    it(`explains giliran ${command} to students`, () => {
      expect(page).toContain(`\`npx giliran ${command}`);
    });
});

describe('links between the pages', () => {
  for (const name of [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/architecture.md',
    'docs/authoring.md',
    'docs/classroom.md',
    'docs/docker.md',
    'docs/gradescope.md',
    'docs/grading.md',
    'docs/reference.md',
    'docs/sandbox.md',
    'docs/writing-labs.md',
    'docs/panduan.md',
  ])
    it(`of ${name} lead to existing files`, () => {
      const targets = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? '');
      expect(targets.filter((target) => !existsSync(join(PROJECT, dirname(name), target)))).toEqual([]);
    });
});

/** The text below a grader's heading, to the next one. */
function sectionOf(page: string, id: string): string {
  const [, after = ''] = page.split(`### \`${id}\`\n`);
  return after.split(/^#/m)[0] ?? '';
}

/** What a section lists: `- \`from\`: …`. */
function listed(section: string): string[] {
  return [...section.matchAll(/^- `([a-z-]+)`:/gm)].map(([, name]) => name ?? '');
}

function sectionsBetween(page: string, from: string, to: string): string[] {
  const text = page.slice(page.indexOf(from), page.indexOf(to));
  return [...text.matchAll(/^### `([a-z-]+)`$/gm)].map(([, id]) => id ?? '');
}

/** Keys below the top of a lab file, from the published schema. */
function keysOfSchema(): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value && typeof value.properties === 'object' && value.properties !== null)
      for (const key of Object.keys(value.properties)) found.add(key);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(JSON.parse(read('docs/lab.schema.json')));
  // Language keys are described once, for all texts.
  return [...found].filter((key) => key !== 'en' && key !== 'id');
}
