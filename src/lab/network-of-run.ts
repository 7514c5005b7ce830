import { type Lab, type Role, reachesOf, textsOf } from '../model/lab.ts';
import { namesInTexts } from '../model/run-values.ts';

/** A host that everybody knows by its role's name. */
export interface PlannedHost {
  readonly role: string;
  /** Whether somebody plays the role; otherwise only the name exists. */
  readonly isThere: boolean;
}

/** Whether some role of a lab uses the run's network as a whole: is told of it, or sends to all of it. */
export function tellsNetwork({ roles }: Lab): boolean {
  return roles.some(
    ({ kind }) =>
      reachesOf(kind).some(({ endpoint }) => endpoint.broadcast === true) ||
      namesInTexts(textsOf(kind)).some((name) => name === 'network' || name === 'broadcast'),
  );
}

/** Whether some role of a lab has an IPv6 endpoint. */
export function isBy6(lab: Lab): boolean {
  return everybodyIn(lab).some(({ kind }) =>
    reachesOf(kind).some(({ endpoint }) => endpoint.version6 === true),
  );
}

/** All roles of a lab, including those that only probes play. */
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
