import type { Language } from '../messages/language.ts';
import { explainCheck } from './explain-check.ts';
import { explainComment, explainMark, sayMark, sayPoints } from './explain-mark.ts';
import type { Line } from './line.ts';
import { totalOf } from './mark.ts';
import { oneLine } from './one-line.ts';
import { shownMarks } from './shown.ts';
import { labsOf, type StudentMarks } from './student-marks.ts';
import { t } from './translate.ts';
import { xmlElement, xmlText } from './xml.ts';

const SIGNS = { pass: '✓', fail: '✗', skipped: '–', inconclusive: '?' } as const;

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#16181d;background:#fff}h2{margin-top:2rem}ul{padding-left:1.2rem}';

/** No script may run and nothing may be loaded, whatever a program has printed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The feedback for one student, as a page that needs nothing else, with that student's results and nobody else's. */
export function feedbackHtml(all: StudentMarks, language: Language): string {
  const marks = shownMarks(all, language);
  const labs = labsOf(marks.results);
  const { score, maxScore } = totalOf(marks, labs);
  const name = marks.student.name || marks.student.key;
  const total: readonly Line[] =
    labs.length > 1 && score !== null
      ? [{ label: t(language, 'marks.label-total'), text: sayPoints(score, maxScore, language) }]
      : [];
  const body = [
    element('h1', name),
    ...explainComment(marks.results, language).map((line) => xmlElement('p', {}, lineHtml(line))),
    ...marks.results.map((result) => {
      const notes = result.status === 'graded' ? result.document.notes : [];
      const label = t(language, 'marks.label-note');
      return [
        element('h2', `${result.lab}: ${sayMark(result, language)}`),
        list(explainMark(result, language).map(lineHtml)),
        result.status === 'graded'
          ? list(
              result.document.checks.map((check) => {
                const lines = explainCheck(check, result.document, language).map(lineHtml);
                return `${SIGNS[check.status]} ${element('strong', check.title)}${list(lines)}`;
              }),
            )
          : '',
        list(notes.map((text) => lineHtml({ label, text }))),
      ].join('\n');
    }),
    ...total.map((line) => xmlElement('p', {}, lineHtml(line))),
  ].join('\n');
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width">',
    element('title', name),
    `<style>${STYLE}</style>`,
  ].join('\n');
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function element(name: string, text: string): string {
  return xmlElement(name, {}, xmlText(oneLine(text)) || ' ');
}

function lineHtml({ label, text }: Line): string {
  const told = xmlText(oneLine(text));
  return label === null ? told : `${element('strong', `${label}:`)} ${told}`;
}

function list(items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `<ul>${items.map((item) => xmlElement('li', {}, item || ' ')).join('')}</ul>`;
}
