import { describe, expect, it } from 'vitest';
import {
  endsLines,
  showsDressing,
  speaksFluently,
  speaksLabProtocol,
  understands,
} from '../../src/diagnosis/lab-protocol.ts';
import { chat, group, PROBE } from '../support/trace.ts';

const CLIENTS = { client1: PROBE, client2: PROBE };

describe('a program among probes uses the lab’s own protocol', () => {
  it('where it shows what a probe said', () => {
    expect(
      speaksLabProtocol(chat(2, CLIENTS).say('client1', 'halo').prints('server', 'C1: halo').build()),
    ).toBe(true);
  });

  it('where it passes on what a probe said', () => {
    const trace = chat(2, CLIENTS).say('client1', 'halo').hears('client2', 'tcp', 'halo').build();
    expect(speaksLabProtocol(trace)).toBe(true);
  });

  it('where it only sends, and a probe understands it', () => {
    const trace = group(1, { receiver1: PROBE })
      .say('sender', 'halo')
      .hears('receiver1', 'group', 'halo')
      .build();
    expect(speaksLabProtocol(trace)).toBe(true);
  });

  it('where it connects and is the only speaker, and a probe hears it', () => {
    const scene = (heard: string) =>
      chat(1, { server: PROBE }).say('client1', 'halo').hears('server', 'tcp', heard).build();
    expect(speaksLabProtocol(scene('halo'))).toBe(true);
    expect(speaksLabProtocol(scene('68616c6f'))).toBe(false);
  });

  it('where it is one of several that connect and only send, and hears no other', () => {
    const scene = (heard: string) =>
      chat(2, { server: PROBE, client2: PROBE })
        .say('client2', 'hai')
        .hears('server', 'tcp', 'hai', 2)
        .say('client1', 'halo')
        .hears('server', 'tcp', heard)
        .build();
    expect(speaksLabProtocol(scene('halo'))).toBe(true);
    expect(speaksLabProtocol(scene('68616c6f'))).toBe(false);
  });

  it('not by sending alone where lines are passed on to other clients', () => {
    const trace = chat(2, { server: PROBE, client2: PROBE })
      .say('client2', 'hai')
      .say('client1', 'halo')
      .hears('server', 'tcp', 'halo')
      .hears('client2', 'tcp', 'halo', 2)
      .build();
    expect(speaksLabProtocol(trace)).toBe(false);
  });

  it('not where it shows nothing of what a probe said', () => {
    const trace = chat(2, CLIENTS).say('client1', 'halo').prints('server', 'bingung').build();
    expect(speaksLabProtocol(trace)).toBe(false);
  });

  it('not where it shows what was typed at itself', () => {
    expect(speaksLabProtocol(chat(2, CLIENTS).say('server', 'halo').prints('server', 'halo').build())).toBe(
      false,
    );
  });

  it('not where a sender’s datagrams cannot be read', () => {
    const trace = group(1, { receiver1: PROBE })
      .say('sender', 'halo')
      .hears('receiver1', 'group', 'aGFsbw==')
      .build();
    expect(speaksLabProtocol(trace)).toBe(false);
  });

  it('not where an error quotes it in the move that ends the program', () => {
    const trace = chat(2, CLIENTS)
      .say('client1', 'halo')
      .complains('server', 'SyntaxError: "halo" is not valid JSON')
      .exits('server', 1)
      .build();
    expect(speaksLabProtocol(trace)).toBe(false);
  });
});

describe('programs understand each other', () => {
  it('where one shows what was typed at another', () => {
    const trace = chat(2).say('client1', 'halo').prints('server', 'C1: halo').build();
    expect(understands(trace, ['server'])).toBe(true);
    expect(understands(trace, ['client2'])).toBe(false);
  });

  it('where others show what a sender sends', () => {
    const trace = group(1).say('sender', 'halo').prints('receiver1', 'halo').build();
    expect(understands(trace, ['sender'])).toBe(true);
  });
});

describe('programs end their lines', () => {
  const heard = (...texts: readonly string[]) => {
    const trace = chat(2, CLIENTS).say('server', 'halo');
    for (const text of texts) trace.hears('client1', 'tcp', text);
    return endsLines(trace.build());
  };

  it('where all that probes hear ends with a newline', () => {
    expect(heard('Selamat datang\n', 'halo\n')).toBe(true);
    expect(heard('Selamat datang\n', 'halo')).toBe(false);
  });

  it('is not known where probes hear nothing', () => {
    expect(heard()).toBe(null);
  });
});

describe('a program among probes receives and sends every line', () => {
  const lines = (...shown: readonly string[]) => {
    const builder = chat(1, { server: PROBE });
    for (const [index, text] of ['satu', 'dua'].entries())
      builder.say('server', text).prints('client1', shown[index] ?? '');
    return builder.say('client1', 'tiga');
  };

  it('where it shows each in its turn, and a probe hears its own', () => {
    expect(speaksFluently(lines('satu', 'dua').hears('server', 'tcp', 'tiga').build())).toBe(true);
  });

  it('not where one is missing or late, or its own is not heard', () => {
    expect(speaksFluently(lines('', 'satu dua').hears('server', 'tcp', 'tiga').build())).toBe(false);
    expect(speaksFluently(lines('satu', 'dua').hears('server', 'tcp', 'dGlnYQ==').build())).toBe(false);
  });

  it('not where another program is there', () => {
    const trace = chat(1).say('server', 'a').say('server', 'b').say('server', 'c').build();
    expect(speaksFluently(trace)).toBe(false);
  });
});

describe('a wrapped text', () => {
  const shown = (line: string) =>
    showsDressing(
      group(1, { receiver1: { by: 'reference' } })
        .say('sender', 'halo')
        .prints('receiver1', line)
        .build(),
    );

  it('has something after it where the reference shows what came', () => {
    expect(shown('{"pesan": "halo"}')).toBe(true);
    expect(shown('Pesan: halo')).toBe(false);
    expect(shown('tidak ada')).toBe(false);
  });
});
