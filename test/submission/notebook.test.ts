import { describe, expect, it } from 'vitest';
import { notebookProgram } from '../../src/submission/notebook.ts';

function notebook(cells: readonly unknown[], kernel: unknown = { name: 'python3' }): string {
  return JSON.stringify({ cells, metadata: { kernelspec: kernel }, nbformat: 4 });
}

describe('the program of a notebook', () => {
  it('is its cells of code, one after the other', () => {
    const cells = [
      { cell_type: 'markdown', source: ['# Server'] },
      { cell_type: 'code', source: ['import socket\n', 's = socket.socket()'] },
      { cell_type: 'code', source: 's.listen()' },
    ];
    expect(notebookProgram(notebook(cells))).toBe('import socket\ns = socket.socket()\n\ns.listen()\n');
  });

  it('leaves out what only a notebook understands', () => {
    const cells = [
      { cell_type: 'code', source: '!pip install x\n%matplotlib inline\nprint("100%")' },
      { cell_type: 'code', source: '%%bash\nls' },
    ];
    expect(notebookProgram(notebook(cells))).toBe(
      '# !pip install x\n# %matplotlib inline\nprint("100%")\n\n# %%bash\n# ls\n',
    );
  });

  for (const [what, text] of [
    ['of another language', notebook([], { name: 'ir', language: 'R' })],
    ['that is no JSON', '{'],
    ['without cells', '{"cells": 3}'],
    ['that is a list', '[]'],
  ] as const)
    it(`is none in one ${what}`, () => {
      expect(notebookProgram(text)).toBeNull();
    });
});
