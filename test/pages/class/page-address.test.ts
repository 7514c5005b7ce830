import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../../src/pages/class/page-address.ts';

describe('the address of a student’s page', () => {
  for (const [path, address] of [
    ['pages/budi/turn-chat.html', './pages/budi/turn-chat.html'],
    ['pages/a b#c?d%/x.html', './pages/a%20b%23c%3Fd%25/x.html'],
    ['javascript:alert(1)', './javascript%3Aalert(1)'],
    ['//elsewhere.example/x.html', './elsewhere.example/x.html'],
    ['pages/../../x.html', ''],
    ['pages/\ud800.html', ''],
  ] as const)
    it(`stays below the page of the class: ${JSON.stringify(path)}`, () => {
      expect(pageAddress(path)).toBe(address);
    });
});
