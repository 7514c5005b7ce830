import { describe, expect, it } from 'vitest';
import { TerminalScreen } from '../../../../src/run/role/terminal/terminal-screen.ts';

/** A screen, and what it has reported. */
function watched() {
  const told: string[] = [];
  const screen = new TerminalScreen({
    scrolled: (row) => told.push(`gone: ${row.text}`),
    begun: () => told.push('begun'),
    printed: (text) => told.push(text === null ? 'moved' : `printed: ${text}`),
  });
  const texts = (): readonly string[] => screen.rows.map(({ text }) => text).filter((text) => text !== '');
  return { screen, told, texts };
}

describe('a screen of a terminal', () => {
  it('reports what is printed, in pieces between cursor moves', () => {
    const { screen, told } = watched();
    screen.print('satu');
    screen.tab();
    screen.moveToColumn(0);
    expect(told).toEqual(['printed: satu', 'printed: \t', 'moved']);
  });

  it('reports the rows that leave at its top', () => {
    const { screen, told, texts } = watched();
    screen.print('satu');
    screen.newLine();
    screen.print('dua');
    screen.scrollUp(1);
    expect(told).toContain('gone: satu');
    expect(texts()).toEqual(['dua']);
  });

  it('stops its cursor at the edges, and at those of the rows that scroll where it is among them', () => {
    const { screen } = watched();
    screen.setRegion(3, 5);
    screen.jumpTo(0, 3);
    screen.moveBy(0, -9);
    screen.print('top');
    screen.moveBy(0, 9);
    screen.moveToColumn(0);
    screen.print('bottom');
    expect(screen.rows.map(({ text }) => text).slice(2, 5)).toEqual(['top', '', 'bottom']);
  });

  it('moves up a row, and scrolls the others down at the top', () => {
    const { screen } = watched();
    screen.print('satu');
    screen.feedBack();
    expect(screen.rows.slice(0, 2).map(({ text }) => text)).toEqual(['', 'satu']);
  });

  it('begins a picture where all is erased, or the cursor goes to its top', () => {
    const { screen, told } = watched();
    screen.print('satu');
    screen.eraseScreen(2);
    screen.jumpTo(null, 0);
    expect(told.filter((one) => one === 'begun')).toHaveLength(2);
    screen.jumpTo(0, 3);
    expect(told.filter((one) => one === 'begun')).toHaveLength(2);
  });

  it('keeps its contents while the alternate screen is shown, however often that is requested', () => {
    const { screen, texts } = watched();
    screen.print('satu');
    screen.showOther(true);
    screen.showOther(true);
    expect(texts()).toEqual([]);
    screen.showOther(false);
    screen.showOther(false);
    expect(texts()).toEqual(['satu']);
  });

  it('overwrites the last column where it does not wrap', () => {
    const { screen, texts } = watched();
    screen.wraps = false;
    screen.print(`${'x'.repeat(80)}yz`);
    expect(texts()).toEqual([`${'x'.repeat(79)}z`]);
  });
});
