import { firstNames } from '../model/first-names.ts';
import { type Message, message } from '../model/message.ts';

/** Players that may take the place of a student's program, with the message about each. */
const STAND_INS = [
  ['probe', 'report.with-probe'],
  ['reference', 'report.with-reference'],
] as const;

/**
 * Messages about the players besides the student's programs.
 * @param cast players by their roles
 */
export function standInsOf(cast: Readonly<Record<string, string>>): readonly Message[] {
  return STAND_INS.flatMap(([player, id]) => {
    const roles = Object.keys(cast).filter((role) => cast[role] === player);
    return roles.length === 0 ? [] : [message(id, { roles: firstNames(roles) })];
  });
}
