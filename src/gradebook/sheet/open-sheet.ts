import { MessageError, message } from '../../model/message.ts';
import { readCanvasGradebook } from './canvas-gradebook.ts';
import { decodeSheet, type Encoding } from './encoding.ts';
import { readMoodleWorksheet } from './moodle-worksheet.ts';
import { headingsOf, readSheet, type SheetText } from './sheet-text.ts';
import type { SheetChoices, Worksheet } from './worksheet.ts';

/** An LMS's sheet as it was given out: its cells, and what they mean. */
interface OpenedSheet {
  readonly sheet: SheetText;
  readonly worksheet: Worksheet;
  readonly encoding: Encoding;
}

/**
 * Reads the sheet that an LMS gave out.
 * @throws MessageError where giliran does not know this kind of sheet, or the right column is not clear
 */
export function openSheet(input: string | Uint8Array, choices: SheetChoices): OpenedSheet {
  const { text, encoding } =
    typeof input === 'string' ? ({ text: input, encoding: 'utf-8' } as const) : decodeSheet(input);
  const sheet = readSheet(text);
  const worksheet = readCanvasGradebook(sheet, choices) ?? readMoodleWorksheet(sheet, choices);
  if (worksheet) return { sheet, worksheet, encoding };
  throw new MessageError(message('marks.sheet-unknown', { headings: headingsOf(sheet) }));
}
