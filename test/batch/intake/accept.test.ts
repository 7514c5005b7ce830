import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptable, addAccepted, withAccepted } from '../../../src/batch/intake/map/accept.ts';
import { mapFor } from '../../../src/batch/intake/map/map-for.ts';
import { parseMapFile } from '../../../src/batch/intake/map/parse-map-file.ts';
import { findLab } from '../../../src/cli/labs.ts';

const CHAT = await findLab('turn-chat');
const BUDI = { key: 'Budi', name: 'Budi', id: '5025211001', email: 'budi@kampus.id' };

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with files of these names. */
function folderOf(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-accept-'));
  folders.push(folder);
  for (const name of files) writeFileSync(join(folder, name), '');
  return folder;
}

/** The text of a map with a server of Budi's added. */
function added(text: string): string {
  return addAccepted(text, { student: BUDI, lab: 'turn-chat', files: { server: 'servr.py' } });
}

describe('files that are taken although they could only be suggested', () => {
  for (const [files, taken] of [
    [['servr.py', 'client.py'], { server: 'servr.py' }],
    [['server.py', 'client (1).py', 'client (2).py'], { client1: 'client (1).py', client2: 'client (2).py' }],
    [['server.py', '2_client.py'], { client: '2_client.py' }],
    [['server.py', 'client1.py', '2_client.py'], { client: '2_client.py', client1: 'client1.py' }],
    [['server_v1.py', 'server_v2.py', 'client.py'], {}],
    [['server.py', 'client1.py', 'alat.py'], {}],
    [['test_server.py', 'client.py'], {}],
  ] as const)
    it(`are the only ones that may be meant: ${files.join(', ')}`, () => {
      const folder = folderOf(files);
      const found = acceptable(folder, CHAT, files, {});
      expect(found).toEqual(taken);
      const map = withAccepted(null, { student: BUDI, lab: 'turn-chat', files: found });
      expect(mapFor(map, BUDI, CHAT, folder)).toEqual(taken);
    });

  it('are none for a role that has a file', () => {
    const files = ['servr.py', 'utama.py', 'client.py'];
    expect(acceptable(folderOf(files), CHAT, files, { server: 'utama.py' })).toEqual({});
  });

  for (const [text, expected] of [
    ['', 'students:\n  Budi:\n    turn-chat:\n      server: servr.py\n'],
    [
      '# mine\nserver: a.py\n',
      '# mine\nserver: a.py\nstudents:\n  Budi:\n    turn-chat:\n      server: servr.py\n',
    ],
    ['students:\n  # Budi: {}\n', undefined],
    [
      'students:\n  5025211001: { turn-chat: { client: b.py } } # said so\n',
      'students:\n  5025211001: { turn-chat: { client: b.py, server: servr.py } } # said so\n',
    ],
    [
      'students:\n  BUDI@kampus.id:\n    server: b.py\n',
      'students:\n  BUDI@kampus.id:\n    server: b.py\n    turn-chat:\n      server: servr.py\n',
    ],
  ] as const)
    it(`are written into the existing map: ${JSON.stringify(text)}`, () => {
      const written = added(text);
      if (expected !== undefined) expect(written).toBe(expected);
      const map = parseMapFile({ file: 'map.yaml', text: written, elsewhere: [] }, [CHAT], () => '');
      const folder = folderOf(['servr.py', 'client.py', 'b.py']);
      expect(mapFor(map, BUDI, CHAT, folder)).toMatchObject({ server: 'servr.py' });
    });
});
