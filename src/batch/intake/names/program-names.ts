import { isRunnable } from '../../../submission/languages.ts';
import { manifestIn } from '../../../submission/manifest-name.ts';

/** Documents, and pictures of code: what students hand in where a file was asked for. */
const DOCUMENT = /\.(?:docx?|odt|pdf|rtf|txt|md|pptx?|odp|xlsx?|ipynb|html?|png|jpe?g|gif|heic|webp)$/i;

/** Whether a file can be run, or says how others are. */
export function isProgramName(name: string): boolean {
  return isRunnable(name) || manifestIn([name]) !== null;
}

export function isDocumentName(name: string): boolean {
  return DOCUMENT.test(name);
}
