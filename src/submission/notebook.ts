/**
 * The program in a notebook: its cells of code, one after the other, without what only the notebook itself understands.
 * @param text of the `.ipynb` file
 * @returns null where it is no notebook in Python
 */
export function notebookProgram(text: string): string | null {
  const notebook = parse(text);
  if (notebook === null || !Array.isArray(notebook.cells)) return null;
  if (!/python/i.test(kernelOf(notebook.metadata))) return null;
  const cells = notebook.cells.flatMap((cell: unknown) =>
    isRecord(cell) && cell.cell_type === 'code' ? [sourceOf(cell.source)] : [],
  );
  return `${cells.map(plainCell).join('\n\n')}\n`;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** What runs a notebook; Python where it does not say. */
function kernelOf(metadata: unknown): string {
  const kernel = isRecord(metadata) && isRecord(metadata.kernelspec) ? metadata.kernelspec : {};
  return [kernel.language, kernel.name].filter((word) => typeof word === 'string').join(' ') || 'python';
}

function sourceOf(source: unknown): string {
  const lines = Array.isArray(source) ? source : [source];
  return lines.filter((line) => typeof line === 'string').join('');
}

/** A cell without commands to the notebook (`%pip …`, `!ls`): their lines stay, so that others keep their numbers. */
function plainCell(cell: string): string {
  if (/^\s*%%/.test(cell)) return cell.replace(/^/gm, '# ');
  return cell.replace(/^(?=[%!])/gm, '# ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
