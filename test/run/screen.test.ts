import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/run/role/piece.ts';
import { Screen } from '../../src/run/screen.ts';

const piece = (line: number, text: string): Piece => ({ line, text, ended: true });

describe('the screen of a role', () => {
  it('numbers the lines of both streams, each piece by its line', () => {
    const screen = new Screen(() => '');
    expect(screen.print('client1', 'out', { ...piece(1, 'ha'), ended: false })).toBe(1);
    expect(screen.print('client1', 'err', piece(1, 'galat'))).toBe(2);
    expect(screen.print('client1', 'out', piece(1, 'lo'))).toBe(1);
    expect(screen.lineOf('client1', 'out', 1)).toBe(1);
  });

  it('gives no line of a program that has ended to one that is started in its place', () => {
    const screen = new Screen(() => '');
    screen.begin('client1');
    screen.begin('client10');
    expect(screen.print('client1', 'out', piece(1, 'halo'))).toBe(1);
    expect(screen.print('client10', 'out', piece(1, 'halo'))).toBe(1);
    screen.begin('client1');
    expect(screen.lineOf('client1', 'out', 1)).toBeNull();
    expect(screen.print('client1', 'out', piece(1, 'halo'))).toBe(2);
    expect(screen.lineOf('client10', 'out', 1)).toBe(1);
  });

  it('shows what has come since a mark, with what is on the screen and not printed yet', () => {
    let rest = '';
    const screen = new Screen(() => rest);
    screen.print('client1', 'out', piece(1, 'halo'));
    const mark = screen.mark();
    expect(screen.since(mark, 'client1')).toBe('');
    rest = 'sel';
    expect(screen.since(mark, 'client1')).toBe('sel');
    screen.print('client1', 'out', piece(2, 'selamat'));
    rest = '';
    expect(screen.since(mark, 'client1')).toBe('selamat');
    expect(screen.since(new Map(), 'client1')).toBe('halo\nselamat');
    expect(screen.since(mark, 'client2')).toBe('');
  });
});
