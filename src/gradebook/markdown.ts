import { oneLine } from './one-line.ts';

/** Letters that mean something in Markdown or HTML wherever they are. */
const MARKUP = /[\\`*_[\]{}#~|$^@]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A piece of code to be copied; as {@link markdownText} where a reader could mistake part of it for the end of code, or
 * for HTML.
 */
export function markdownCode(text: string): string {
  return /[`<>&]/.test(text) ? markdownText(text) : `\`${oneLine(text)}\``;
}

/**
 * Text that a Markdown reader shows literally: no markup, HTML, link, list or heading. It stays on one line, and does
 * not begin with a space, which could make it a block of code.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .trim()
    .replace(MARKUP, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www|mailto|xmpp)([.:])/gi, '$1\\$2')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
