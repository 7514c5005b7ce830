import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { classOf, grade, handIn, ONE_LINE, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

describe('giliran compare', () => {
  it('says which marks moved from one batch to another, which causes came and went, and why', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'document' });
    const work = temporaryFolder();
    const [old, now] = [join(work, 'minggu-1'), join(work, 'minggu-2')];
    await grade(ONE_LINE, folder, old);
    expect(await giliran('compare', old, old)).toMatchObject({
      code: 0,
      out: '0 marks have moved, 0 results have other reasons for the same mark, 3 are the same.\n',
    });
    handIn(folder, 'Budi', 'alsoRight');
    handIn(folder, 'Dedi', 'right');
    await grade(ONE_LINE, folder, now);
    await giliran('override', now, 'Citra', '20', '--reason', 'seen');
    const page = join(work, 'beda.html');
    const { code, out } = await giliran('compare', old, now, '--html', page);
    expect(code).toBe(1);
    expect(out).toContain('Budi, one-line: 70/100 → 100/100 (other files)\n  talk.shown: does not hold: ');
    expect(out).toMatch(/Citra, one-line: \?\/\? → 20\/.* \(a person has set the mark, or taken that back\)/);
    expect(out).toMatch(/: came for 0, went for 1\n/);
    expect(out).toContain(
      '2 marks have moved, 0 results have other reasons for the same mark, 1 is the same.',
    );
    expect(out).toContain('Only in minggu-2: Dedi (one-line) (1).');
    expect(readFileSync(page, 'utf8')).toContain(
      '<td class="mark up">70/100 → 100/100</td><td>other files</td>',
    );
    const { changes, same } = JSON.parse((await giliran('compare', old, now, '--json')).out);
    expect([changes.length, same]).toEqual([2, 1]);
    const { cause, message } = changes[0].checks[0].old;
    expect(cause).toMatch(/^[a-z-]+$/);
    expect(out).toContain(`  talk.shown: does not hold: ${message} (`);
    expect(readFileSync(page, 'utf8')).toContain('<li>talk.shown: does not hold: ');
    expect(out).not.toContain(cause);
    expect((await giliran('compare', old, now, '--lang', 'id')).out).toContain(
      '  talk.shown: tidak terpenuhi: ',
    );
  });

  it('reports bad use in one line', async () => {
    const nowhere = await giliran('compare', temporaryFolder(), temporaryFolder());
    expect([nowhere.code, nowhere.err.split('\n').length]).toEqual([2, 2]);
    expect(nowhere.err).toContain('Expected the folder of a batch');
  });
});
