import { findOnPath } from '../../machine/find-on-path.ts';

/** A search path for the system's tools that does not depend on the user's PATH being complete. */
export const TOOL_PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;

/** Paths of tools that were found; kept, since they stay where they are. */
const found = new Map<string, string>();

/** The path of a tool; null where the machine does not have it. */
export function findTool(tool: string): string | null {
  const file = found.get(tool) ?? findOnPath(tool, TOOL_PATH);
  if (file !== null) found.set(tool, file);
  return file;
}

/** The path of a tool, or its bare name where it was not found: then starting it gives the error. */
export function toolFile(tool: string): string {
  return findTool(tool) ?? tool;
}

/**
 * The tools of a list that this machine lacks, in words for people: `ip (iproute2)`.
 * @param tools each tool with the Debian package that it comes with
 */
export function lackingTools(tools: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(tools)
    .filter((tool) => findTool(tool) === null)
    .map((tool) => `${tool} (${tools[tool]})`);
}
