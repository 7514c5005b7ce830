import { describe, expect, it } from 'vitest';
import { type Answer, Answering, Swallowing } from '../../../src/run/probe/answering.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function answer(to: string | null, ...pieces: readonly (string | number)[]): Answer {
  return {
    to,
    framed: 'line',
    with: pieces.map((piece) => (typeof piece === 'string' ? base64(piece) : piece)),
    group: null,
    joins: null,
    as: null,
    leaves: null,
    // biome-ignore lint/suspicious/noThenProperty: it is what the lab file calls it.
    then: null,
  };
}

const texts = (answering: Answering, data: string): readonly string[] =>
  answering.came(Buffer.from(data)).map((reply) => reply.data.toString());

describe('a probe that is told group addresses', () => {
  const told = (line: string) => {
    const [reply] = new Answering([
      {
        ...answer('^@ (\\S+) (\\S+:\\d+)$'),
        joins: [2],
        as: [1],
      },
      { ...answer('^@ (\\S+) -$'), leaves: [1] },
      { ...answer('^say (.*)$', 'it says ', 1), group: [base64('239.1.2.3:5006')] },
    ]).came(Buffer.from(`${line}\n`));
    return reply;
  };

  it('joins the group that a line names, and keeps its name', () => {
    expect(told('@ tenis 239.1.2.3:5006')).toMatchObject({
      joins: { at: '239.1.2.3:5006', as: 'tenis' },
      leaves: null,
      group: null,
    });
  });

  it('leaves it by that name', () => {
    expect(told('@ tenis -')).toMatchObject({ joins: null, leaves: 'tenis' });
  });

  it('sends its answer to a group, where the lab says so', () => {
    const reply = told('say halo');
    expect([reply?.group, reply?.data.toString()]).toEqual(['239.1.2.3:5006', 'it says halo']);
  });
});

describe('a probe that is told what to answer', () => {
  it('reads each line separately, in whatever pieces it comes, and gives the first answer that fits', () => {
    const answering = new Answering([answer('^halo (\\S+)$', 'hai ', 1), answer('.', 'apa?')]);
    expect(texts(answering, 'halo An')).toEqual([]);
    expect(texts(answering, 'i\r\nentah\nhalo Budi\n')).toEqual(['hai Ani', 'apa?', 'hai Budi']);
  });

  it('does not answer what fits no pattern', () => {
    const answering = new Answering([answer('^halo$', 'hai')]);
    expect(texts(answering, 'apa\nhalo\n')).toEqual(['hai']);
  });

  it('reads everything that has come where the lab says so, and only once', () => {
    const answering = new Answering([
      { ...answer('^GET (\\S+)\\r\\n(?:.+\\r\\n)*\\r\\n', 1), framed: 'raw' },
    ]);
    expect(texts(answering, 'GET /a\r\nHost: x\r\n')).toEqual([]);
    expect(texts(answering, '\r\n')).toEqual(['/a']);
    expect(texts(answering, '\r\n')).toEqual([]);
  });

  it('returns a character of several bytes unchanged', () => {
    const answering = new Answering([answer('^é(.+)$', 1)]);
    expect(texts(answering, 'énasi 😀\n')).toEqual(['nasi 😀']);
  });

  it('takes a datagram for one message, and each connection separately', () => {
    const answering = new Answering([answer(null, 'selamat datang\n'), answer('^ping$', 'pong')]);
    expect(answering.connected().map(({ data }) => data.toString())).toEqual(['selamat datang\n']);
    expect(answering.datagram(Buffer.from('ping')).map(({ data }) => data.toString())).toEqual(['pong']);
  });

  it('does not answer the next messages that it is to swallow, on any connection', () => {
    const swallowing = new Swallowing();
    const answers = [answer('^ping (.+)$', 'pong ', 1)];
    const [one, other] = [new Answering(answers, swallowing), new Answering(answers, swallowing)];
    swallowing.more();
    swallowing.more();
    expect(texts(one, 'ping 1\n')).toEqual([]);
    expect(other.datagram(Buffer.from('ping 2'))).toEqual([]);
    expect(texts(one, 'ping 3\n')).toEqual(['pong 3']);
    swallowing.more();
    expect(texts(one, 'what fits nothing is a message too\nping 4\n')).toEqual(['pong 4']);
  });

  it('keeps no more than it can search', () => {
    const answering = new Answering([{ ...answer('(?:a+)+!$', 'x'), framed: 'raw' }]);
    expect(texts(answering, `${'b'.repeat(200_000)}\n`)).toEqual([]);
    expect(texts(answering, 'aaa!')).toEqual(['x']);
  });
});
