import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { planRun, type Variant } from '../../src/lab/plan.ts';
import type { HostAddress } from '../../src/run/isolation/host-address.ts';
import { runRecord } from '../../src/run/run-record.ts';

const LAB = loadLab(join(import.meta.dirname, 'labs/typed.yaml'), graders);
const AT: HostAddress = {
  address: '10.64.3.21',
  prefix: 22,
  broadcast: '10.64.3.255',
  gateway: '10.64.0.1',
};
const PARTS = {
  isolation: { level: 'network', host: AT, hosts: [] },
  evidence: 'kernel',
  programs: new Map([['server', { file: 'server.js' }]]),
  toldTo: () => null,
} as const;

function plan(variant: Variant = {}) {
  const [scenario] = LAB.scenarios;
  if (!scenario) throw new Error('no scenario');
  return planRun(LAB, scenario, 1, variant);
}

describe('the first record of a run', () => {
  it('says what is played, by whom, and in which isolation', () => {
    expect(runRecord(plan(), PARTS)).toEqual({
      kind: 'run',
      scenario: 'typing',
      subject: null,
      attempt: 0,
      evidence: 'kernel',
      isolation: 'network',
      host: '10.64.3.21',
      replaced: [],
      unterminated: false,
      roles: [
        {
          id: 'server',
          kind: 'server',
          number: null,
          verb: 'listens',
          endpoint: { port: 8080, group: null, transport: 'tcp' },
          player: { by: 'student' },
        },
      ],
    });
  });

  it('says what was tried before, and when students may see it, where that is not always', () => {
    expect(runRecord(plan({ attempt: 2, shown: 'never', start: 'numbered' }), PARTS)).toMatchObject({
      attempt: 2,
      shown: 'never',
      start: 'numbered',
    });
  });

  it('has the command line of a program with arguments of its own or of the lab', () => {
    const lineWith = (given: readonly string[] | undefined, told: readonly string[] | null): unknown => {
      const program = { file: 'chat.js', ...(given ? { given } : {}) };
      const programs = new Map([['server', program]]);
      return runRecord(plan(), { ...PARTS, programs, toldTo: () => told }).roles[0];
    };
    expect(lineWith(['server'], null)).toMatchObject({ line: 'chat.js server' });
    expect(lineWith(['server'], ['8080', 'Ani'])).toMatchObject({ told: 'chat.js 8080 Ani' });
    expect(lineWith(undefined, null)).not.toHaveProperty('line');
  });

  it('has the addresses of hosts, both IPv4 and IPv6 where they have both', () => {
    const by6 = { address: 'fd00::5', link: 'fe80::5', gateway: 'fe80::1' };
    const hosts = [
      { role: 'server', at: AT, netFolder: '' },
      { role: 'client', at: { ...AT, address: '10.64.3.22', by6 }, netFolder: '' },
    ];
    const record = runRecord(plan(), { ...PARTS, isolation: { ...PARTS.isolation, hosts } });
    expect(record).toMatchObject({
      hosts: { server: '10.64.3.21', client: '10.64.3.22' },
      hosts6: { client: ['fd00::5', 'fe80::5'] },
    });
  });
});
