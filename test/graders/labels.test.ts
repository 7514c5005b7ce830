import { describe, expect, it } from 'vitest';
import { labels } from '../../graders/labels.ts';
import { namedNumbers } from '../../graders/lib/labels.ts';
import { chat, claim, PROBE } from '../support/trace.ts';

const CLAIM = claim({ from: ['server', 'client1', 'client2'], to: ['others'], parts: ['main'] });

/** The verdict where client 2 prints this when `speaker` has said "halo". */
function judged(speaker: 'server' | 'client1', line: string): string {
  const trace = chat()
    .say(speaker, 'halo')
    .prints(
      speaker === 'server' ? 'client1' : 'server',
      speaker === 'server' ? 'Server: halo' : 'Client_1: halo',
    )
    .prints('client2', line)
    .build();
  const verdict = labels.grade(trace, CLAIM);
  return verdict.status === 'fail' ? verdict.cause : verdict.status;
}

describe('labels', () => {
  for (const line of [
    'Client_1 : halo',
    'client1: halo',
    'CLIENT 1 halo',
    '[1] halo',
    '<client-1> halo',
    'KLIEN-1> halo',
    'Klien ke-1: halo',
    'Pelanggan 1: halo',
    'pelanggan-1> halo',
    'Pengguna 1: halo',
    'klien no. 1 berkata: halo',
    'C1> halo',
    'Pesan dari client 1: halo',
    '[12:34:56] Client_1 : halo',
    '2024-05-06 12:34:56 Client 1: halo',
    '127.0.0.1:54321 Client_1: halo',
    "('127.0.0.1', 54321) client1: halo",
    'Client_1 (127.0.0.1:54321): halo',
    'Client_1 to Client_2: Client_1: halo',
    'masukkan pesan: Client_1 : halo',
    "b'Client_1 : halo'",
    '{"dari":"client1","pesan":"halo"}',
    'Pesan dari Client 1 untuk Client 2: halo',
    'Client_1 -> Client_2: halo',
    'Client_1 [ke Server dan Client_2] : halo',
    'Client1 (total client: 2): halo',
    'Peserta 1 [01/02/2026 10:20]: halo',
    'Client/1: halo',
    'Client 1 of 2: halo',
  ])
    it(`takes ${line} for client 1`, () => {
      expect(judged('client1', line)).toBe('pass');
    });

  for (const line of [
    'Server : halo',
    'SERVER> halo',
    '[server] halo',
    'Admin: halo',
    'Pelayan: halo',
    'PELADEN> halo',
    "b'Server : halo'",
    'Pesan dari Server untuk Client 2: halo',
    'Server -> Client_2: halo',
    '[SERVER] [ke: Client_1, Client_2] halo',
    '[10:22] Server (client online: 2) > halo',
  ])
    it(`takes ${line} for the server`, () => {
      expect(judged('server', line)).toBe('pass');
    });

  for (const line of ['halo', '> halo', 'masukkan pesan: halo', '12:34:56 halo', '127.0.0.1:54321 halo'])
    it(`finds no one named in ${line}`, () => {
      expect(judged('client1', line)).toBe('missing-label');
    });

  for (const line of ['Client_2 : halo', '[2] halo', 'Server : halo', 'client 10: halo'])
    it(`finds another speaker named in ${line}`, () => {
      expect(judged('client1', line)).toBe('wrong-label');
    });

  it('blames no one for a wrong label on the server’s screen: the client may have sent it', () => {
    const trace = chat().say('client1', 'halo').prints('server', 'Client_2: halo').build();
    expect(labels.grade(trace, CLAIM)).toMatchObject({ cause: 'wrong-label', blame: [] });
  });

  it('distinguishes swapped labels from a wrong one', () => {
    const said = (second: string) =>
      chat()
        .say('client1', 'halo')
        .prints('server', 'Client_2: halo')
        .say('client2', 'hai')
        .prints('server', second)
        .build();
    expect(labels.grade(said('Client_1: hai'), CLAIM)).toMatchObject({ cause: 'swapped-labels' });
    expect(labels.grade(said('Client_2: hai'), CLAIM)).toMatchObject({ cause: 'wrong-label' });
  });

  it('blames no one for a label missing at a client: either end may add it', () => {
    const trace = chat().say('server', 'halo').prints('client1', 'halo').build();
    const verdict = labels.grade(trace, CLAIM);
    expect(verdict).toMatchObject({ cause: 'missing-label', blame: [] });
    expect(verdict.evidence).toHaveLength(2);
  });

  it('sees a label that was printed before the text as a piece of the same line', () => {
    const trace = chat().say('server', 'halo').printsInPieces('client1', 'Server', ' : ', 'halo').build();
    expect(labels.grade(trace, CLAIM).status).toBe('pass');
  });

  it('is inconclusive where nothing was shown', () => {
    expect(labels.grade(chat().say('server', 'halo').build(), CLAIM).status).toBe('inconclusive');
  });
});

describe('numbers of clients that a line names', () => {
  for (const [line, numbers] of [
    ['Client_1 connected', [1]],
    ['client 12 terhubung', [12]],
    ['Klien ke-2 bergabung', [2]],
    ['Client 127.0.0.1 connected', []],
    ["('127.0.0.1', 8080) connected", []],
    ['Menunggu client 2', [2]],
    ['Client_1 connected, menunggu client 2...', [1, 2]],
    ['ada koneksi baru', []],
    ['Klien masuk, sisa kursi klien: 1', []],
    ['Client terhubung, menunggu client: 1 lagi', []],
    ['jumlah client: 2', []],
    ['Client 1/2 terhubung', [1]],
    ['public 1', []],
  ] as const)
    it(line, () => {
      expect(namedNumbers(line)).toEqual(numbers);
    });
});

describe('a label on a line that goes on from the one before', () => {
  const shown = (line: string): string => {
    const trace = chat(1).say('server', 'pertama').say('server', 'halo').prints('client1', line).build();
    const verdict = labels.grade(trace, claim({ from: ['server'], to: ['others'], parts: ['main'] }));
    return verdict.status === 'fail' ? verdict.cause : verdict.status;
  };

  it('follows the text before it', () => {
    expect(shown('Client_2 : pertamaServer : halo')).toBe('pass');
    expect(shown('Server : pertamaClient_2 : halo')).toBe('wrong-label');
  });

  it('may be the one before both', () => {
    expect(shown('Server : pertama halo')).toBe('pass');
  });
});

describe('a label by a name that is given', () => {
  const named = (line: string, params: Readonly<Record<string, readonly string[]>>): string => {
    const trace = chat(2)
      .say('client1', '/nick Ani', { part: 'names' })
      .say('client2', 'Budi Ani', { part: 'names' })
      .say('client1', 'halo')
      .prints('client2', line)
      .build();
    const verdict = labels.grade(
      trace,
      claim({ from: ['client1'], to: ['client2'], parts: ['main'], ...params }),
    );
    return verdict.status === 'fail' ? verdict.cause : verdict.status;
  };

  it('is the one that its speaker has typed', () => {
    const typed = { 'named-in': ['names'] };
    expect(named('<ani> halo', typed)).toBe('pass');
    expect(named('Budi Ani: halo', typed)).toBe('wrong-label');
    expect(named('Client_1: halo', typed)).toBe('missing-label');
    expect(named('Aniani: halo', typed)).toBe('missing-label');
  });

  it('is the one that the lab gives', () => {
    expect(named('[merah] halo', { names: ['client1 = merah', 'client2 = biru'] })).toBe('pass');
    expect(named('[biru] halo', { names: ['client1 = merah', 'client2 = biru'] })).toBe('wrong-label');
  });
});

/** The verdict with `free-on-wire` where a scripted client 2 hears this when client 1 has said "halo". */
function heardOnWire(line: string, screen = 'Client_1: halo'): string {
  const trace = chat(2, { client1: PROBE, client2: PROBE })
    .hears('client2', 'tcp', 'Selamat datang di Server...')
    .say('client1', 'halo')
    .prints('server', screen)
    .hears('client2', 'tcp', line)
    .build();
  const verdict = labels.grade(trace, claim({ ...CLAIM.params, 'free-on-wire': true }));
  if (verdict.status === 'inconclusive' && verdict.isLeftToOthers) return 'left to others';
  return verdict.status === 'fail' ? verdict.cause : verdict.status;
}

describe('labels on a free wire', () => {
  it('may be left to the program that prints the line, which is not there', () => {
    expect(heardOnWire('halo\n')).toBe('left to others');
    expect(heardOnWire('Client_1 : halo\n')).toBe('left to others');
  });

  it('are right where they are sent along, before the text', () => {
    expect(heardOnWire('Client_0 : halo\n')).toBe('wrong-label');
    expect(heardOnWire('halo (Client_1)\n')).toBe('missing-label');
  });

  it('are on the screen of a server that sends them along', () => {
    expect(heardOnWire('Client_1 : halo\n', 'halo')).toBe('missing-label');
    expect(heardOnWire('halo\n', 'halo')).toBe('left to others');
    expect(heardOnWire('halo\n', 'Client_2 : halo')).toBe('wrong-label');
  });
});
