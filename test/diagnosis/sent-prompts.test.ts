import { describe, expect, it } from 'vitest';
import { judgePrompts, promptSuspects } from '../../src/diagnosis/sent-prompts.ts';
import { chat, PROBE } from '../support/trace.ts';
import { check, failing, PASS } from './cases.ts';

/** A conversation in which client 1 prompts, and the server shows its lines with something before them. */
function together(before: string) {
  return chat(1)
    .prompts('client1', 'Ketik pesan: ')
    .say('client1', 'satu')
    .prints('server', `${before}satu`)
    .prompts('client1', 'Ketik pesan: ')
    .say('client1', 'dua')
    .prints('server', `${before}dua`)
    .build();
}

describe('a prompt on other screens', () => {
  const CHECK = check('texts.shown', ['client1']);
  const alone = chat(1, { server: PROBE }).say('client1', 'satu').build();

  it('calls for a finer scene', () => {
    expect(promptSuspects(together('Client_1 : Ketik pesan: '))).toEqual(['client1']);
    expect(promptSuspects(together('Client_1 : '))).toEqual([]);
  });

  it('was sent along where a probe has heard it', () => {
    const full = together('Client_1 : Ketik pesan: ');
    const sent = failing('sends-prompt', 'client1');
    const own = { ...alone, run: { ...alone.run, scenario: 'alone' } };
    const judge = judgePrompts((_, trace) => (trace === own ? sent : PASS), [full, own]);
    expect(judge(CHECK, full)).toBe(sent);
  });

  it('is a label of the other screen’s own where no probe has', () => {
    const full = together('Client_1 : Ketik pesan: ');
    expect(judgePrompts(() => PASS, [full, alone])(CHECK, full)).toBe(PASS);
  });
});
