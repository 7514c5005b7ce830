import { describe, expect, it } from 'vitest';
import { keepHandIn } from '../../../src/batch/alike/keep-hand-in.ts';
import { keptSources } from '../../../src/batch/alike/kept-sources.ts';
import { foldersForLabs } from '../../../src/batch/intake/labs/folders-for-labs.ts';
import type { Lab } from '../../../src/model/lab.ts';
import { temporaryFolder } from '../class.ts';
import { folderWith, MULTICAST, open, TURN, unpack } from '../intake/classes.ts';

/** Paths that are kept for each lab of what Ani hands in, or why none are. */
async function keptOf(
  paths: readonly string[],
  labs: readonly Lab[] = [TURN, MULTICAST],
): Promise<Readonly<Record<string, readonly string[] | string | undefined>>> {
  const files = Object.fromEntries(paths.map((path) => [`Ani/${path}`, `x = '${path}'\n`]));
  const { students } = await open(folderWith({ ...files, 'Budi/server.py': '' }), { labs });
  const [ani] = students;
  if (!ani) throw new Error('expected a student');
  const unpacked = await unpack(ani);
  const out = temporaryFolder();
  keepHandIn(out, ani, unpacked, labs, foldersForLabs(unpacked, labs));
  return Object.fromEntries(
    labs.map(({ id }) => {
      const kept = keptSources(out, ani.student.key, id);
      expect(kept?.submission).toBe(unpacked.digest);
      return [
        id,
        kept?.sources.status === 'read' ? kept.sources.files.map(({ path }) => path) : kept?.sources.why,
      ];
    }),
  );
}

const CHAT = ['client1.py', 'client2.py', 'server.py'];
const GROUP = ['receiver1.py', 'receiver2.py', 'sender.py'];
const inside = (folder: string, files: readonly string[]) => files.map((file) => `${folder}/${file}`);

describe('the sources that are kept of a hand-in', () => {
  it('are those in each lab’s own folder', async () => {
    const paths = [...inside('turn-chat', CHAT), ...inside('multicast-chat', GROUP)];
    expect(await keptOf(paths)).toEqual({ 'turn-chat': CHAT, 'multicast-chat': GROUP });
  });

  it('leave out what other labs play, where all files are in one folder', async () => {
    expect(await keptOf([...CHAT, ...GROUP, 'common.py'])).toEqual({
      'turn-chat': [...CHAT, 'common.py'].sort(),
      'multicast-chat': [...GROUP, 'common.py'].sort(),
    });
  });

  it('are none for a lab of which nothing was handed in', async () => {
    expect(await keptOf(CHAT)).toEqual({ 'turn-chat': CHAT, 'multicast-chat': 'nothing' });
  });

  it('are those of the version that is graded', async () => {
    const paths = [...inside('tugas lama', CHAT), ...inside('tugas', CHAT)];
    expect(await keptOf(paths, [TURN])).toEqual({ 'turn-chat': CHAT });
  });

  it('are all files, where it is unclear which play the lab', async () => {
    expect(await keptOf(['a.py', 'b.py'], [TURN])).toEqual({ 'turn-chat': ['a.py', 'b.py'] });
    expect(await keptOf([...inside('a', CHAT), ...inside('b', CHAT)], [TURN])).toEqual({
      'turn-chat': [...inside('a', CHAT), ...inside('b', CHAT)],
    });
  });

  it('are missing where they cannot be kept, which costs no marks', async () => {
    const { students } = await open(folderWith({ 'Ani/server.py': '', 'Budi/server.py': '' }), {
      labs: [TURN],
    });
    const [ani] = students;
    if (!ani) throw new Error('expected a student');
    const unpacked = await unpack(ani);
    keepHandIn('/dev/null', ani, unpacked, [TURN], new Map());
    expect(keptSources('/dev/null', 'Ani', 'turn-chat')).toBeNull();
  });
});
