import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { type ByHand, gradeByHand } from '../../../src/assessment/by-hand/grade-by-hand.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { needs } from '../../support/tools.ts';
import { typed } from '../../support/typed.ts';

const ROOT = join(import.meta.dirname, '../../..');
const TURN = ['server: halo semua', 'client1: hai dari satu', 'client2: dan dua'];
const SECOND = ['server: putaran baru', 'client1: sudah siap', 'client2: saya juga'];

async function tried(lab: string, submission: string, lines: readonly string[]): Promise<ByHand> {
  const known = loadLab(join(ROOT, 'labs', lab, 'lab.yaml'), graders);
  const { runs } = await typed(known, join(ROOT, 'fixtures', lab, submission), lines);
  const [run] = runs;
  if (!run) throw new Error('nothing was run');
  return gradeByHand(run, known, graders);
}

/** Checks that hold, or that fail with their causes. */
function told({ decisions }: ByHand): readonly string[] {
  return decisions
    .filter(({ status }) => status !== 'inconclusive')
    .map(({ check, status, cause }) => (status === 'pass' ? check.id : `${check.id}: ${cause}`));
}

needs('unshare', 'nsenter').describe('a conversation that is typed by hand', () => {
  it('passes what it shows of right programs, and fails none', async () => {
    const graded = await tried('turn-chat', 'reference', [...TURN, ...SECOND]);
    expect(told(graded)).toEqual([
      'listen.port',
      'welcome.announced',
      'broadcast.sent',
      'broadcast.shown',
      'relay.passed',
      'relay.sent',
      'relay.shown',
      'labels.named',
      'turns.order',
    ]);
    expect(graded.followed).toMatchObject({ lines: 6, parting: { why: 'nothing-more' } });
  });

  it('decides nothing about what is typed out of turn, or after it', async () => {
    const graded = await tried('turn-chat', 'reference', ['client2: saya dulu', ...TURN]);
    expect(told(graded)).toEqual(['listen.port', 'welcome.announced']);
    expect(graded.followed).toMatchObject({
      lines: 0,
      parting: { why: 'otherwise' },
      next: { do: 'say', role: 'server' },
    });
  });

  it('passes what every receiver of a group gets, whichever was started first', async () => {
    const lines = [
      'sender: pesan pembuka',
      'sender: kabar satu',
      'sender: berita dua',
      'sender: cerita tiga',
    ];
    const graded = await tried('multicast-chat', 'reference', lines);
    expect(told(graded)).toEqual(['receive.joined', 'receive.printed', 'deliver.heard', 'deliver.order']);
  });

  it('passes that others still hear when one leaves', async () => {
    const lines = ['sender: kabar satu', '/stop receiver1', 'sender: berita dua', 'sender: cerita tiga'];
    expect(told(await tried('multicast-chat', 'reference', lines))).toContain('late.leaves');
  });

  it.each([
    ['relays-a-turn-late', /^relay\./],
    ['client-shows-twice', /^(broadcast|relay)\.\w+: heard-twice/],
    ['no-labels', /^labels\.named: missing-label/],
    ['relay-swaps-labels', /^labels\.named: swapped-labels/],
    ['crashes-at-start', /^connect\.shown: crash/],
  ])('reports what it shows of a faulty one: %s', async (fixture, seen) => {
    const graded = await tried('turn-chat', `faulty/${fixture}`, [...TURN, ...SECOND]);
    const failed = told(graded).filter((one) => one.includes(':'));
    expect(failed).toContainEqual(expect.stringMatching(seen));
  });
});
