import { firstNames } from '../model/first-names.ts';
import { type Message, message } from '../model/message.ts';

/** Who may play in place of a student's program, with what is said of it. */
const STAND_INS = [
  ['probe', 'report.with-probe'],
  ['reference', 'report.with-reference'],
] as const;

/**
 * Who else than the student's programs played, a message each.
 * @param cast players by their roles
 */
export function standInsOf(cast: Readonly<Record<string, string>>): readonly Message[] {
  return STAND_INS.flatMap(([player, id]) => {
    const roles = Object.keys(cast).filter((role) => cast[role] === player);
    return roles.length === 0 ? [] : [message(id, { roles: firstNames(roles) })];
  });
}
