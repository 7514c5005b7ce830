import { type Lab, type Role, reachesOf, textsOf } from '../model/lab.ts';
import { namesInTexts } from '../model/run-values.ts';

/** A host that everybody knows by its role's name. */
export interface PlannedHost {
  readonly role: string;
  /** Whether somebody plays the role: else there is the name alone. */
  readonly isThere: boolean;
}

/** Whether some role of a lab has to do with the whole of a run's network. */
export function tellsNetwork({ roles }: Lab): boolean {
  return roles.some(
    ({ kind }) =>
      reachesOf(kind).some(({ endpoint }) => endpoint.broadcast === true) ||
      namesInTexts(textsOf(kind)).some((name) => name === 'network' || name === 'broadcast'),
  );
}

/** Whether some role of a lab has an endpoint by version 6 of the protocol. */
export function isBy6(lab: Lab): boolean {
  return everybodyIn(lab).some(({ kind }) =>
    reachesOf(kind).some(({ endpoint }) => endpoint.version6 === true),
  );
}

/** All roles of a lab, with those that probes alone play. */
export function everybodyIn({ roles, guests = [] }: Lab): readonly Role[] {
  return [...roles, ...guests];
}

/**
 * A host for each of a lab's roles; null where all share one.
 * @param isThere whether a role has a program, or a probe, of its own
 */
export function plannedHosts(lab: Lab, isThere: (role: string) => boolean): readonly PlannedHost[] | null {
  return lab.hasHosts ? everybodyIn(lab).map(({ id }) => ({ role: id, isThere: isThere(id) })) : null;
}
