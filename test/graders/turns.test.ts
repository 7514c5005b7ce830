import { describe, expect, it } from 'vitest';
import { heldBack } from '../../graders/held-back.ts';
import { inTurn } from '../../graders/in-turn.ts';
import { noEcho } from '../../graders/no-echo.ts';
import { chat, claim, PROBE } from '../support/trace.ts';

describe('in-turn', () => {
  const CLAIM = claim({ parts: ['main'] });

  it('passes where all show each line before the next one', () => {
    const trace = chat()
      .say('server', 'satu')
      .prints('client1', 'satu')
      .prints('client2', 'satu')
      .say('client1', 'dua')
      .prints('server', 'dua')
      .prints('client2', 'dua')
      .build();
    expect(inTurn.grade(trace, CLAIM).status).toBe('pass');
  });

  it('fails where a line comes only after the next one, and shows where', () => {
    const builder = chat().say('server', 'satu');
    const said = builder.last;
    builder.prints('client1', 'satu').say('client1', 'dua').prints('server', 'dua').prints('client2', 'satu');
    expect(inTurn.grade(builder.build(), CLAIM)).toMatchObject({
      cause: 'wrong-order',
      evidence: [said, said + 4],
    });
  });

  describe('where lines are typed quickly', () => {
    const typed = () =>
      chat()
        .say('server', 'satu', { quick: true })
        .say('server', 'dua', { quick: true })
        .say('server', 'tiga');

    it('passes where they are shown in their order, whenever in their common turn', () => {
      const trace = typed()
        .prints('client1', 'satu', 'dua', 'tiga')
        .prints('client2', 'satu dua', 'tiga')
        .build();
      expect(inTurn.grade(trace, CLAIM).status).toBe('pass');
    });

    it('fails where a later one is shown first, on a line of its own or on the same', () => {
      for (const shown of [
        ['satu', 'tiga', 'dua'],
        ['satu', 'tiga dua'],
      ])
        expect(
          inTurn.grade(
            typed()
              .prints('client1', 'satu', 'dua', 'tiga')
              .prints('client2', ...shown)
              .build(),
            CLAIM,
          ),
        ).toMatchObject({ cause: 'reorders', message: { params: { role: 'client2', text: 'dua' } } });
    });

    it('fails where one is missing, or comes when the next turn has begun', () => {
      const missing = typed().prints('client1', 'satu', 'dua', 'tiga').prints('client2', 'satu', 'tiga');
      expect(inTurn.grade(missing.build(), CLAIM)).toMatchObject({ cause: 'not-heard' });
      const late = missing
        .say('client1', 'empat')
        .prints('server', 'empat')
        .prints('client2', 'dua', 'empat');
      expect(inTurn.grade(late.build(), CLAIM)).toMatchObject({ cause: 'wrong-order' });
    });
  });

  it('is inconclusive where nothing was said', () => {
    expect(inTurn.grade(chat().build(), CLAIM).status).toBe('inconclusive');
  });
});

describe('held-back', () => {
  const CLAIM = claim({ of: 'client2', before: ['client1'], otherwise: 'server', parts: ['main'] });
  const early = () => chat().say('client2', 'cepat', { early: true }).say('server', 'satu');

  it('passes where the early line is heard in its turn only', () => {
    const trace = early()
      .say('client1', 'dua')
      .prints('server', 'dua', 'cepat')
      .prints('client1', 'cepat')
      .build();
    expect(heldBack.grade(trace, CLAIM).status).toBe('pass');
  });

  it('blames the server that shows it before', () => {
    const trace = early().prints('server', 'cepat').say('client1', 'dua').build();
    expect(heldBack.grade(trace, CLAIM)).toMatchObject({ cause: 'out-of-turn', blame: ['server'] });
  });

  it('names no one where a client shows it before', () => {
    const trace = early().prints('client1', 'cepat').say('client1', 'dua').build();
    expect(heldBack.grade(trace, CLAIM)).toMatchObject({ cause: 'out-of-turn', blame: [] });
  });

  it('finds a line that is never heard', () => {
    const trace = early().say('client1', 'dua').prints('server', 'dua').build();
    expect(heldBack.grade(trace, CLAIM)).toMatchObject({ cause: 'early-text-lost' });
  });

  it('has another cause where an earlier line is missing already', () => {
    const trace = chat()
      .say('client2', 'hilang')
      .say('client2', 'cepat', { early: true })
      .say('client1', 'dua')
      .prints('server', 'dua')
      .build();
    expect(heldBack.grade(trace, CLAIM)).toMatchObject({ cause: 'out-of-step' });
  });

  it('is inconclusive where the run ended before the turn came', () => {
    expect(heldBack.grade(chat().build(), CLAIM).status).toBe('inconclusive');
    const cut = chat().say('client2', 'cepat', { early: true }).build();
    expect(heldBack.grade(cut, CLAIM).status).toBe('inconclusive');
  });
});

describe('no-echo', () => {
  const CLAIM = claim({ of: ['client1', 'client2'], by: 'server', parts: ['main'] });
  const held = () => chat().pause('server').say('client1', 'halo');

  it('passes where the author shows nothing of its own line', () => {
    expect(noEcho.grade(held().resume('server').prints('server', 'halo').build(), CLAIM).status).toBe('pass');
  });

  it('takes what is shown while the server is paused for a remark', () => {
    const trace = held()
      .prints('client1', 'terkirim: halo')
      .resume('server')
      .prints('server', 'halo')
      .build();
    expect(noEcho.grade(trace, CLAIM).status).toBe('pass');
  });

  it('blames the server for what is shown once it goes on', () => {
    const trace = held()
      .resume('server')
      .prints('server', 'halo')
      .prints('client1', 'Client_1: halo')
      .build();
    expect(noEcho.grade(trace, CLAIM)).toMatchObject({ cause: 'sent-back-to-author', blame: ['server'] });
  });

  it('blames the server for anything that a scripted client gets back', () => {
    const trace = chat(2, { client1: PROBE })
      .say('client1', 'halo')
      .prints('server', 'halo')
      .hears('client1', 'tcp', 'halo')
      .build();
    expect(noEcho.grade(trace, CLAIM)).toMatchObject({ cause: 'sent-back-to-author', blame: ['server'] });
  });

  it('cannot tell an echo from a remark where the server was not paused', () => {
    const trace = chat().say('client1', 'halo').prints('server', 'halo').prints('client1', 'halo').build();
    expect(noEcho.grade(trace, CLAIM).status).toBe('inconclusive');
  });

  it('is inconclusive about a line that no other role got', () => {
    expect(noEcho.grade(held().resume('server').build(), CLAIM).status).toBe('inconclusive');
  });

  it('is inconclusive where nothing was said', () => {
    expect(noEcho.grade(chat().build(), CLAIM).status).toBe('inconclusive');
  });
});
