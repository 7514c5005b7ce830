import { describe, expect, it } from 'vitest';
import { type Complaint, complaintOf } from '../../../graders/lib/complaints.ts';
import { chat } from '../../support/trace.ts';

function said(...lines: readonly string[]): Complaint {
  const builder = chat(0);
  for (const line of lines) builder.complains('server', line);
  return complaintOf(builder.build(), 'server');
}

describe('what a program printed before it ended', () => {
  it('is Python’s error with the innermost line of the student’s own file', () => {
    const { text } = said(
      'Traceback (most recent call last):',
      '  File "/tmp/x/server.py", line 30, in <module>',
      '    main()',
      '  File "/tmp/x/server.py", line 12, in main',
      '    s.bind((host, port))',
      '  File "/usr/lib/python3.12/socket.py", line 233, in bind',
      'OSError: [Errno 98] Address already in use',
    );
    expect(text).toBe('OSError: [Errno 98] Address already in use · server.py:12');
  });

  it('is Node’s error with the innermost line of the student’s own file', () => {
    const { text } = said(
      'node:events:497',
      '      throw er; // Unhandled error event',
      'Error: listen EADDRINUSE: address already in use 127.0.0.1:8080',
      '    at Server.setupListenHandle [as _listen2] (node:net:1940:16)',
      '    at main (file:///tmp/x/server.ts:9:8)',
      '    at file:///tmp/x/server.ts:31:1',
      '    at /tmp/x/node_modules/chat/index.js:3:1',
    );
    expect(text).toBe('Error: listen EADDRINUSE: address already in use 127.0.0.1:8080 · server.ts:9');
  });

  it('is Java’s exception with its place', () => {
    const { text } = said(
      'java.net.ConnectException: Connection refused',
      '\tat java.base/sun.nio.ch.Net.connect(Net.java:589)',
      '\tat Client.main(Client.java:7)',
    );
    expect(text).toMatch(/^java\.net\.ConnectException: Connection refused · /);
  });

  it('is the last line where nothing looks like an error', () => {
    expect(said('tidak bisa', 'bind gagal', '').text).toBe('bind gagal');
  });

  it('is nothing where it printed nothing, and never too long', () => {
    expect(said()).toEqual({ text: '', kind: null, target: null });
    expect(said(`Error: ${'x'.repeat(9000)}`).text).toHaveLength(400);
  });

  for (const [line, target] of [
    ['Error: connect ECONNREFUSED 127.0.0.1:8081', { address: '127.0.0.1', port: 8081 }],
    ['Error: connect ECONNREFUSED ::1:8080', { address: '::1', port: 8080 }],
  ] as const)
    it(`has the place that it wanted to reach: ${line}`, () => {
      expect(said(line).target).toMatchObject(target);
    });

  it('has no target where the error names none', () => {
    expect(said('ConnectionRefusedError: [Errno 111] Connection refused').target).toBeNull();
  });

  it('is not a syntax error of the program where received JSON is at fault', () => {
    expect(said('SyntaxError: Unexpected token \'S\', "Selamat da"... is not valid JSON').kind).not.toBe(
      'syntax',
    );
    expect(said('SyntaxError: invalid syntax').kind).toBe('syntax');
  });
});
