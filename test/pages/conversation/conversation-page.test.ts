import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CheckDocument } from '../../../src/model/result.ts';
import { conversationPage } from '../../../src/pages/conversation/conversation-page.ts';
import { pageAssets } from '../../browser/browser.ts';
import { failed, oneMisses } from '../../diagram/scenes.ts';

const HOSTILE = '</script><script>alert(1)</script>"\' onload=x';

const DOCUMENT: CheckDocument = {
  schema: 1,
  lab: 'a-lab',
  submission: `/home/budi/${HOSTILE.replaceAll('/', '')}`,
  seed: 7,
  verdict: 'fail',
  score: 70,
  maxScore: 100,
  durationMs: 1,
  trace: '/home/budi/trace.jsonl',
  settled: { kernel: 1, timer: 0, idle: 0 },
  notes: [HOSTILE],
  checks: [failed('a.a', [8], { message: HOSTILE })],
};

const assets = pageAssets();
const page = conversationPage({
  document: DOCUMENT,
  lab: null,
  runs: [oneMisses().build()],
  language: 'id',
  assets,
});

describe('the page’s text', () => {
  it('has its own script and style, which its policy allows by their hashes', () => {
    const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    expect([assets.scriptHash, assets.styleHash]).toEqual([hashOf(assets.script), hashOf(assets.style)]);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(policy).toContain(`script-src &#39;${assets.scriptHash}&#39;`);
    expect(policy).not.toContain('unsafe');
  });

  it('has no address to fetch', () => {
    const addresses = [...page.matchAll(/(?:https?:)?\/\/[\w.-]+\.\w+/g)].map(([address]) => address);
    expect(addresses.filter((address) => !address.endsWith('//www.w3.org'))).toEqual([]);
    expect(page).not.toMatch(/\b(?:src|srcset|action|poster)=|@import|url\(/);
  });

  it('has no script except its data and its own, whatever a student has printed or is called', () => {
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(page).not.toContain('alert(1)</');
  });

  it('has no invisible or direction-changing character, whatever a student has printed', () => {
    const sly = 'tugas\u202eyp.exe\u2066\u200b\u{e0041}';
    const trace = oneMisses().prints('client1', sly).build();
    const document = {
      ...DOCUMENT,
      submission: `/home/${sly}`,
      checks: [failed('a.a', [8], { message: sly })],
    };
    const written = conversationPage({ document, lab: null, runs: [trace], language: 'en', assets });
    expect(written).not.toMatch(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u);
    expect(written).toContain('tugas\\u202eyp.exe\\u2066\\u200b\\udb40\\udc41');
  });

  it('turns no text into markup', () => {
    expect(assets.script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
  });

  it('is in one language', () => {
    expect(page).toContain('<html lang="id">');
    expect(page).toContain('Percakapan');
  });

  it('has no paths of the machine', () => {
    expect(page).not.toContain('/home/budi');
  });
});
