import type { RunTrace } from '../model/trace.ts';

/**
 * Whether the student's program in a scene with probes understands the lab's own wire: it shows what a probe said, or
 * passes it on; a program that only sends is understood by a probe.
 */
export function speaksPlainWire({ run, events }: RunTrace): boolean {
  const students = run.roles.filter(({ player }) => player.by === 'student').map(({ id }) => id);
  const isSender = run.roles.some(({ id, verb }) => students.includes(id) && verb === 'sends');
  return events.some((said) => {
    if (said.kind !== 'move' || said.do !== 'say' || students.includes(said.role) !== isSender) return false;
    return events.some(
      (event) =>
        event.n > said.n &&
        (event.kind === 'heard' || event.kind === 'print') &&
        (event.kind === 'heard' || students.includes(event.role)) &&
        event.role !== said.role &&
        event.text.includes(said.text),
    );
  });
}
