import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dropMap, keepMap, keptMap, keptMapFile } from '../../../src/batch/kept/kept-map.ts';
import { temporaryFolder } from '../class.ts';

describe('a batch’s map', () => {
  it('is none until one is kept, and none when it is dropped', () => {
    const out = temporaryFolder();
    expect(keptMap(out)).toBeNull();
    keepMap(out, 'server: a.py\n', ['server']);
    dropMap(out);
    expect(keptMap(out)).toBeNull();
    expect(readdirSync(out)).toEqual([]);
  });

  it('is kept byte for byte, and never half written', () => {
    const out = temporaryFolder();
    const text = '# peta\r\nserver: "päla*.py"\n';
    keepMap(out, text, ['turn-chat', 'server']);
    expect(keptMap(out)).toEqual({ file: keptMapFile(out), text, elsewhere: ['turn-chat', 'server'] });
    expect(readdirSync(join(out, 'map')).sort()).toEqual(['kept.yaml', 'keys.json']);
  });

  it('replaces the one before', () => {
    const out = temporaryFolder();
    keepMap(out, 'server: a.py\n', ['server']);
    keepMap(out, 'sender: b.py\n', ['sender']);
    expect(keptMap(out)).toMatchObject({ text: 'sender: b.py\n', elsewhere: ['sender'] });
  });

  it('may be edited, or written, by a person', () => {
    const out = temporaryFolder();
    keepMap(out, 'server: a.py\n', ['server']);
    writeFileSync(keptMapFile(out), 'server: b.py\n');
    rmSync(join(out, 'map', 'keys.json'));
    expect(keptMap(out)).toMatchObject({ text: 'server: b.py\n', elsewhere: [] });
  });
});
