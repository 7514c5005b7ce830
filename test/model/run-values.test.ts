import { describe, expect, it } from 'vitest';
import { isRunValue, namesInTexts } from '../../src/model/run-values.ts';
import { filled } from '../../src/model/template.ts';

describe('values that a program is told when it is started', () => {
  it('are put in the place of their names, and can be reckoned with', () => {
    const values = { network: '10.1.2.0/23', n: 2, count: 5, port: 9300, 'host:peer2': 'peer2' };
    expect(filled('--net={network} {n}/{count} {host:peer2}:{port + n}', values)).toBe(
      '--net=10.1.2.0/23 2/5 peer2:9302',
    );
  });

  it('have braces around them that are doubled where they are meant', () => {
    expect(filled('{{"n": {n}}}', { n: 2 })).toBe('{"n": 2}');
  });

  it('are found by their names, each once', () => {
    expect(namesInTexts(['{host:peer2}:{port}', '{port + n}', '{{no}}'])).toEqual([
      'host:peer2',
      'port',
      'n',
    ]);
  });

  it('are told from those that the lab makes up', () => {
    expect(['n', 'port', 'host:server', 'network'].every(isRunValue)).toBe(true);
    expect(['room', 'host', 'constructor'].some(isRunValue)).toBe(false);
  });
});
