import { describe, expect, it } from 'vitest';
import { textOnly } from '../../graders/text-only.ts';
import { verbatim } from '../../graders/verbatim.ts';
import { wholeOrNone } from '../../graders/whole-or-none.ts';
import type { RunEvent } from '../../src/model/trace.ts';
import { chat, claim, PROBE } from '../support/trace.ts';

const TEXT = 'bagudi rokane';
const CAME = `Client_9 : ${TEXT}`;
const LONG = 'ekubaporo manena galo besato moje pini kitesumi lumoki dilutida jebi logegere dejopo nisogez';

/** The server says a line, and a client's screen is this: rows in pieces, the last of which ends. */
function shown(...rows: readonly (readonly string[])[]) {
  const builder = chat(2, { server: PROBE }).say('server', TEXT, { part: 'framed' });
  for (const pieces of rows) builder.printsInPieces('client1', ...pieces);
  const trace = builder.build();
  const typed = (event: RunEvent): RunEvent =>
    event.kind === 'move' && event.do === 'say' ? { ...event, typed: CAME } : event;
  return verbatim.grade(
    { ...trace, events: trace.events.map(typed) },
    claim({ from: ['server'], to: ['client1'], parts: ['framed'] }),
  );
}

describe('a line that is shown as it came', () => {
  it.each([
    [[[CAME]]],
    [[['> ', CAME]]],
    [[['me : ', CAME, ' me :']]],
    // A prompt after each line is in front of the next one.
    [[['you> ', ''], [`you> ${CAME}`]]],
  ])('has nothing else on it except a prompt: %j', (rows) => {
    expect(shown(...rows).status).toBe('pass');
  });

  it.each([
    [[[`Received: ${CAME}`]]],
    [[['> ', `[12:00] ${CAME}`]]],
    [[[`${CAME} (baru)`]]],
    [[[`Server : ${CAME}`]]],
  ])('has nothing more on it: %j', (rows) => {
    expect(shown(...rows)).toMatchObject({ status: 'fail', cause: 'adds-to-lines', blame: ['client1'] });
  });

  it('includes what was before its text', () => {
    expect(shown([TEXT])).toMatchObject({ status: 'fail', cause: 'changed', blame: ['client1'] });
  });

  it('is another claim than whether it is shown', () => {
    expect(shown(['something else']).status).toBe('inconclusive');
  });
});

/** Client 1 is typed at, and a scripted server hears this. */
function sent(line: string) {
  const trace = chat(2, { server: PROBE })
    .say('client1', TEXT, { part: 'typed' })
    .hears('server', 'tcp', line, 1)
    .build();
  return verbatim.grade(trace, claim({ from: ['client1'], to: ['server'], parts: ['typed'] }));
}

describe('a line that is sent as it was typed', () => {
  it.each([`${TEXT}\n`, `${TEXT}\r\n`])('has nothing else on it but its end: %j', (line) => {
    expect(sent(line).status).toBe('pass');
  });

  it.each([
    `Client_1 : ${TEXT}\n`,
    `${TEXT} (client 1)\n`,
    `${TEXT}\n\n`,
    `${TEXT}\r\n\r\n`,
    `${TEXT}\nClient_1\n`,
  ])('has nothing more on it: %j', (line) => {
    expect(sent(line)).toMatchObject({ status: 'fail', cause: 'adds-to-typed', blame: ['client1'] });
  });

  it('does not fail for what came earlier in its turn', () => {
    const trace = chat(2, { server: PROBE })
      .say('client1', TEXT, { part: 'typed' })
      .hears('server', 'tcp', 'what was typed before\nand the line before that\n', 1)
      .say('client1', 'sipu dora', { part: 'later' })
      .hears('server', 'tcp', `${TEXT}\n`, 1)
      .build();
    const typed = claim({ from: ['client1'], to: ['server'], parts: ['typed'] });
    expect(verbatim.grade(trace, typed).status).toBe('pass');
  });

  it('is another claim than whether it is sent', () => {
    expect(sent('something else\n').status).toBe('inconclusive');
  });
});

/** Client 1 says a long line, and client 2 hears this. */
function heard(line: string) {
  const trace = chat(2, { client1: PROBE, client2: PROBE })
    .say('client1', LONG, { part: 'overlong' })
    .hears('client2', 'tcp', `${line}\n`, 2)
    .build();
  return wholeOrNone.grade(
    trace,
    claim({ from: ['client1'], to: ['client2'], by: ['server'], parts: ['overlong'] }),
  );
}

describe('a line that is too long', () => {
  it.each([`Client_1 : ${LONG}`, 'Client_1 left', 'Client_2 : guno'])('comes whole or not: %s', (line) => {
    expect(heard(line).status).toBe('pass');
  });

  it.each([`Client_1 : ${LONG.slice(0, 40)}`, `${LONG.slice(50)}`, `Client_1 : ${LONG.slice(10, 60)}...`])(
    'does not come in part: %s',
    (line) => {
      expect(heard(line)).toMatchObject({ status: 'fail', cause: 'passes-on-part', blame: ['server'] });
    },
  );
});

describe('two lines that are too long', () => {
  const OTHER = `naga lita ${LONG.slice(6, 60)} sore pata`;
  const both = (line: string) => {
    const trace = chat(3, { client1: PROBE, client2: PROBE, client3: PROBE })
      .say('client1', LONG, { part: 'overlong' })
      .say('client3', OTHER, { part: 'overlong' })
      .hears('client2', 'tcp', `${line}\n`, 2)
      .build();
    return wholeOrNone.grade(
      trace,
      claim({ from: ['client1', 'client3'], to: ['client2'], by: ['server'], parts: ['overlong'] }),
    );
  };

  it('are each whole, though the same words may stand in both', () => {
    expect(both(`Client_3 : ${OTHER}`).status).toBe('pass');
  });

  it('are not whole where a piece of one stands behind the other, or of either alone', () => {
    for (const line of [`${OTHER} ${LONG.slice(0, 40)}`, OTHER.slice(0, 50), LONG.slice(10, 60)])
      expect(both(line)).toMatchObject({ status: 'fail', cause: 'passes-on-part' });
  });
});

/** Client 1 speaks, and client 2 hears a line; perhaps with bytes in it that are no text. */
function carried(spoilt: boolean, line = 'Client_1 : \ufffd\n') {
  const trace = chat(2, { client1: PROBE, client2: PROBE })
    .say('client1', TEXT)
    .hears('client2', 'tcp', line, 2)
    .build();
  const marked = (event: RunEvent): RunEvent =>
    event.kind === 'heard' && spoilt ? { ...event, spoilt } : event;
  return textOnly.grade(
    { ...trace, events: trace.events.map(marked) },
    claim({ by: ['server'], to: ['client2'], parts: ['main'] }),
  );
}

describe('bytes that are no text', () => {
  it('are not passed on', () => {
    expect(carried(true)).toMatchObject({ status: 'fail', cause: 'passes-on-raw-bytes', blame: ['server'] });
  });

  it('are the zero bytes that fill a buffer, too', () => {
    expect(carried(false, `Client_1 : ${TEXT}\n\0\0\0`)).toMatchObject({
      status: 'fail',
      cause: 'passes-on-raw-bytes',
    });
  });

  it('may be replaced by a character', () => {
    expect(carried(false).status).toBe('pass');
  });
});
