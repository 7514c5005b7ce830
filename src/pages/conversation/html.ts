import { legible } from '../../diagram/legible.ts';

/** Markup that is safe to put into a page: only {@link html} and {@link trusted} make it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Html | null | readonly Part[];

/** Markup from a template: inserted texts are escaped. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(template.reduce((all, piece, index) => all + show(parts[index - 1] ?? null) + piece));
}

/** Markup of giliran's own, which is not escaped. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function show(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string') return escapeText(part);
  return typeof part === 'number' ? String(part) : part.map(show).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return legible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Characters that end a script element or a line of it, act on the text around them, or are invisible. */
const HIDDEN = /[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * JSON that can be put into a script element: nothing in it ends the element or a line of the script. Nothing changes
 * the direction of writing or is invisible either, so that the page's source shows what is there. Its value is the
 * same.
 */
export function embedJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(HIDDEN, (character) => character.replace(/./gs, escapeUnit)));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
