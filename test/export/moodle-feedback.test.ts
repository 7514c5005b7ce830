import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moodleFeedbackEntries } from '../../src/export/moodle-feedback.ts';
import { writeZip } from '../../src/export/zip.ts';
import { temporaryFolder } from '../batch/class.ts';
import { HOSTILE } from '../gradebook/hostile.ts';
import { unzip } from './unzip.ts';

/** How Moodle reads a file's name: five parts, separated by underscores. */
function partsOf(path: string): readonly string[] {
  const parts = path.split('_');
  return [...parts.slice(0, 4), parts.slice(4).join('_')];
}

describe('a feedback file for Moodle', () => {
  for (const name of ['Ani Lestari', 'Budi_Umar', '../../etc', '', 'C:\\x', '…'.repeat(200), ...HOSTILE])
    it(`is found by its number, whatever the name: ${JSON.stringify(name)}`, async () => {
      const entries = moodleFeedbackEntries([{ name, participant: '12', html: 'x' }]);
      const [path = ''] = entries.map((entry) => entry.path);
      expect(partsOf(path).slice(1)).toEqual(['12', 'assignfeedback', 'file', 'feedback.html']);
      expect(path).not.toMatch(/[/\\\p{Cc}\p{Bidi_Control}]|^\./u);
      expect(Buffer.byteLength(path)).toBeLessThan(200);
      const folder = temporaryFolder();
      await writeZip(join(folder, 'a.zip'), entries);
      expect(await unzip(join(folder, 'a.zip'), join(folder, 'b'))).toEqual([path]);
    });
});
