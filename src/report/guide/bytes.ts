import type { Lab, Role, Step } from '../../model/lab.ts';
import type { Flow } from './flows.ts';

/** A message as it goes over a socket. */
export interface Sample {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly bytes: readonly number[];
}

/** Lines that are typed in examples; the second one in steps about texts that must not change. */
const PLAIN = 'halo';
const MIXED = 'a  順 🙂';

/** How many bytes are shown on a line. */
const IN_A_LINE = 16;

/** The line that is typed in a step's example. */
export function exampleOf({ checks }: Step): string {
  return checks.some(({ grader }) => grader === 'whole') ? MIXED : PLAIN;
}

/** An example of each kind of message in a step; over TCP each ends with a newline here. */
export function samplesOf(lab: Lab, step: Step, flows: readonly Flow[]): readonly Sample[] {
  const samples = flows.flatMap((flow) => {
    const role = lab.roles.find(({ id }) => id === flow.role);
    if (!role || !(flow.kind === 'welcome' || flow.kind === 'line' || flow.kind === 'passed-on')) return [];
    // Only the lab's protocol says what a message to a group looks like.
    if (flow.kind === 'passed-on' && role.kind.relays === null) return [];
    const typed =
      flow.kind === 'passed-on' ? `${labelOf(lab, role, flow.author)}${exampleOf(step)}` : exampleOf(step);
    const text = flow.kind === 'welcome' ? (role.kind.relays?.welcome ?? PLAIN) : typed;
    const ending = role.kind.endpoint.transport === 'tcp' ? '\n' : '';
    return [
      {
        sort: `${flow.kind} ${role.kind.name}`,
        from: role.id,
        to: flow.to,
        text,
        bytes: [...new TextEncoder().encode(text + ending)],
      },
    ];
  });
  // Other roles of the kind send the same.
  return samples.filter(({ sort }, index) => samples.findIndex((other) => other.sort === sort) === index);
}

/** The label that a server puts before somebody's line, as the lab says. */
function labelOf(lab: Lab, { kind }: Role, author: string): string {
  const number = lab.roles.find(({ id }) => id === author)?.number ?? 1;
  return kind.relays?.label?.replace('{n}', String(number)) ?? '';
}

/** Bytes as lines of two digits each. */
export function dump(bytes: readonly number[]): readonly string[] {
  const words = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  return Array.from({ length: Math.ceil(words.length / IN_A_LINE) }, (_, line) =>
    words.slice(line * IN_A_LINE, (line + 1) * IN_A_LINE).join(' '),
  );
}
