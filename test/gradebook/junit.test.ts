import { execaSync } from 'execa';
import { expect, it } from 'vitest';
import { junitXml } from '../../src/gradebook/junit.ts';
import type { StudentResult } from '../../src/model/batch.ts';
import { needs } from '../support/tools.ts';
import { HOSTILE } from './hostile.ts';
import { check, failed, graded, override, student, undecided, ungraded } from './results.ts';

/** An element as Python's reader sees it. */
interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

const READER = `
import json, sys, xml.etree.ElementTree as tree
def plain(e): return {"tag": e.tag, "attributes": e.attrib, "text": e.text or "", "children": [plain(c) for c in e]}
print(json.dumps(plain(tree.fromstring(sys.stdin.buffer.read()))))
`;

function read(results: readonly StudentResult[]): Element {
  const xml = junitXml(results, {
    language: 'en',
    at: new Date('2025-11-20T15:04:05.678+07:00'),
    hostname: 'lab-1',
  });
  return JSON.parse(execaSync('python3', ['-c', READER], { input: xml }).stdout);
}

const children = (element: Element | undefined, tag: string): readonly Element[] =>
  (element?.children ?? []).filter((child) => child.tag === tag);

const BUDI = student('budi', { name: 'Budi Santoso', id: '1203' });
const ALL = [
  graded(BUDI, [
    check('a.passes'),
    failed('a.fails', { expected: 'a line', actual: '<b>&"\'' }),
    check('a.skipped', { status: 'skipped', message: 'skipped: it needs a.fails' }),
    undecided('a.open'),
  ]),
  ungraded(student('siti')),
];

needs('python3').describe('JUnit XML', () => {
  it('has a suite for each student, with every attribute of the strict schema and no other', () => {
    const { tag, attributes, children: suites } = read(ALL);
    expect([tag, attributes]).toEqual(['testsuites', {}]);
    expect(suites.map((suite) => suite.attributes)).toEqual([
      {
        id: '0',
        package: 'turn-chat',
        name: 'Budi Santoso',
        timestamp: '2025-11-20T08:04:05',
        hostname: 'lab-1',
        tests: '4',
        failures: '1',
        errors: '1',
        time: '1.25',
      },
      {
        id: '1',
        package: 'turn-chat',
        name: 'siti',
        timestamp: '2025-11-20T08:04:05',
        hostname: 'lab-1',
        tests: '1',
        failures: '0',
        errors: '1',
        time: '0',
      },
    ]);
  });

  it('has the parts of a suite in the order of the schema', () => {
    for (const suite of read(ALL).children)
      expect(suite.children.map(({ tag }) => tag).join(' ')).toMatch(
        /^properties (?:testcase )+system-out system-err$/,
      );
  });

  it('has at most one of failure, error and skipped in a case, by the check’s status', () => {
    const cases = children(read(ALL).children[0], 'testcase');
    expect(
      cases.map((one) => one.children.map(({ tag, attributes: { type } }) => `${tag} ${type ?? ''}`)),
    ).toEqual([[], ['failure crash'], ['skipped '], ['error inconclusive']]);
    expect(cases.map(({ attributes }) => Object.keys(attributes))).toEqual(
      cases.map(() => ['classname', 'name', 'time']),
    );
  });

  it('shows what was expected and seen as text', () => {
    const [failure] = children(children(read(ALL).children[0], 'testcase')[1], 'failure');
    expect(failure?.attributes.message).toBe('server crashed');
    expect(failure?.text).toContain('<b>&"\'');
  });

  it('shows an override: what counts, why, by whom', () => {
    const [suite] = read([graded(BUDI, undefined, { override: override(85) })]).children;
    const properties = children(children(suite, 'properties')[0], 'property').map(
      ({ attributes: { name, value } }) => [name, value],
    );
    expect(Object.fromEntries(properties)).toMatchObject({
      score: '85',
      'override.score': '85',
      'override.reason': 'demonstrated in class',
      'override.by': 'Ani',
      'override.before': '50',
    });
    expect(children(suite, 'system-out')[0]?.text).toContain('85 of 100');
  });

  it('is well-formed whatever a student prints, calls a file or is called', () => {
    const results = HOSTILE.flatMap((text, index) => [
      graded(
        student(`s${index}`, { name: text, id: text }),
        [
          failed('a.b', {
            title: text,
            message: text,
            expected: text,
            actual: text,
            why: [text],
            hint: text,
          }),
        ],
        { override: override(1, text, text) },
      ),
      ungraded(student(`t${index}`, { name: text }), {}, text),
    ]);
    const suites = read(results).children;
    expect(suites).toHaveLength(2 * HOSTILE.length);
    expect(JSON.stringify(suites)).not.toMatch(/[\x7f-\x9f\u202e]|\\u001b/);
  });

  it('names a suite by the key where a name would be empty', () => {
    expect(read([graded(student('k1', { name: ' \n ' }))]).children[0]?.attributes.name).not.toMatch(/^\s*$/);
  });
});
