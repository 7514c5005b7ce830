import { legible } from '../../diagram/legible.ts';

/** Markup that is safe to put into a page: nothing but {@link html} makes it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Html | null | readonly Part[];

/** Markup from a template: what is put into it is text, and stays text. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(template.reduce((all, piece, index) => all + show(parts[index - 1] ?? null) + piece));
}

/** Markup of the project's own, as it is. */
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

/** What ends a script element or a line of it, acts on the text around it, or is not seen. */
const HIDDEN = /[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * JSON that can stand in a script element: no part of it ends the element, or a line of a script, and whoever reads the
 * page's source sees what is there: nothing turns the writing's direction, and nothing hides. It says the same.
 */
export function embedJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(HIDDEN, (character) => character.replace(/./gs, escapeUnit)));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
