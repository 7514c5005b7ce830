import { describe, expect, it } from 'vitest';
import { marked } from '../../../src/student/report/sections.ts';
import { changedTitle, readTitle, titlePage } from '../../../src/student/report/title-page.ts';

const read = (text: string) => readTitle(marked({ key: 'title', text }));

describe('the title page', () => {
  it('is read as it was written, whatever is in it, in either language', () => {
    const data = { title: 'A <b> & *more*', name: 'I Wayan "Budi" #1_2', number: '1. 2', class: '-3A' };
    for (const language of ['en', 'id'] as const)
      expect(read(titlePage(data, 'usual', language).text)?.data).toEqual(data);
  });

  it('has the default title where none was given, and room for the rest', () => {
    const { text } = titlePage({}, 'Laporan', 'id');
    expect(text).toContain('# Laporan\n');
    expect(text).toContain('- **NIM:**\n');
    expect(read(text)?.data).toEqual({ title: 'Laporan' });
  });

  it('is changed in one line only: what the student added stays', () => {
    const { text } = titlePage({ name: 'Sari' }, 'Laporan', 'id');
    const mine = { key: 'title', text: `![logo](logo.png)\n${text}\n- **Kelompok:** 4` };
    expect(changedTitle(mine, { class: 'TI-3A' }, 'en').text).toBe(
      mine.text.replace('- **Kelas:**', '- **Class:** TI-3A'),
    );
  });

  it('is not found without markers', () => {
    expect(readTitle('# Mine\n- **Name:** x\n')).toBeNull();
  });
});
