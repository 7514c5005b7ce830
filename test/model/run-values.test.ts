import { describe, expect, it } from 'vitest';
import { isRunValue, namesInTexts } from '../../src/model/run-values.ts';
import { filled } from '../../src/model/template.ts';

describe('values in a program’s arguments', () => {
  it('replace their names, and can be used in arithmetic', () => {
    const values = { network: '10.1.2.0/23', n: 2, count: 5, port: 9300, 'host:peer2': 'peer2' };
    expect(filled('--net={network} {n}/{count} {host:peer2}:{port + n}', values)).toBe(
      '--net=10.1.2.0/23 2/5 peer2:9302',
    );
  });

  it('are in braces, which are doubled to be literal', () => {
    expect(filled('{{"n": {n}}}', { n: 2 })).toBe('{"n": 2}');
  });

  it('are found by their names, each once', () => {
    expect(namesInTexts(['{host:peer2}:{port}', '{port + n}', '{{no}}'])).toEqual([
      'host:peer2',
      'port',
      'n',
    ]);
  });

  it('are distinguished from those that the lab makes up', () => {
    expect(['n', 'port', 'host:server', 'network'].every(isRunValue)).toBe(true);
    expect(['room', 'host', 'constructor'].some(isRunValue)).toBe(false);
  });
});
