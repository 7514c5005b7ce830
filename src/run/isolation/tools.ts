import { findOnPath } from '../../machine/find-on-path.ts';

/** Where tools of the system lie, on a user's short PATH too. */
export const TOOL_PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;

/** Where tools were found: they stay where they are. */
const found = new Map<string, string>();

/** A tool's file; null where the machine does not have it. */
export function findTool(tool: string): string | null {
  const file = found.get(tool) ?? findOnPath(tool, TOOL_PATH);
  if (file !== null) found.set(tool, file);
  return file;
}

/** A tool's file, or its bare name where it is not there: then starting it says so. */
export function toolFile(tool: string): string {
  return findTool(tool) ?? tool;
}

/**
 * Those of a list of tools that this machine lacks, for people: `ip (iproute2)`.
 * @param tools name → the Debian package that it comes with
 */
export function lackingTools(tools: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(tools)
    .filter((tool) => findTool(tool) === null)
    .map((tool) => `${tool} (${tools[tool]})`);
}
