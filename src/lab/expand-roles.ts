import type { Endpoint, EndpointVerb, Reach } from '../model/endpoint.ts';
import { parseEndpoint } from '../model/endpoint.ts';
import type { Relay, Role, RoleKind } from '../model/lab.ts';
import { whyNoEndpoint, whyOtherMachine, whyUnfit } from './endpoint-rules.ts';
import { checkFiles, expandFiles } from './file-rules.ts';
import type { Mistakes } from './mistakes.ts';
import type { RoleFile } from './role-schema.ts';
import type { Path } from './source.ts';
import { checkText, inAwaited, inTold, type LabValues } from './texts-with-values.ts';

const VERBS: readonly EndpointVerb[] = ['listens', 'connects', 'joins', 'sends'];

/** Takes the place of an endpoint that is wrong, so that at least the role's name is known. */
const UNKNOWN: Endpoint = { transport: 'tcp', group: null, port: 1 };

/** The end of a port that differs for each role of a kind. */
const BY_NUMBER = /\+(n|next|previous)$/;
const HIGHEST_PORT = 65_535;

/** An endpoint as written in the file. */
interface Written {
  readonly verb: EndpointVerb;
  readonly text: string;
  /** Where it stands in the role. */
  readonly path: Path;
}

function writtenFor(verb: EndpointVerb, spec: RoleFile): readonly Written[] {
  const written = spec[verb];
  if (written === undefined) return [];
  if (typeof written === 'string') return [{ verb, text: written, path: [verb] }];
  return written.map((text, index) => ({ verb, text, path: [verb, index] }));
}

/** The endpoint of one role of a kind; null where the text is no endpoint. */
function endpointOf(text: string, number: number, count: number): Endpoint | null {
  const endpoint = parseEndpoint(text.replace(BY_NUMBER, ''));
  const [, by] = BY_NUMBER.exec(text) ?? [];
  if (endpoint === null || by === undefined) return endpoint;
  const steps: Readonly<Record<string, number>> = { n: 0, next: 1, previous: count - 1 };
  return { ...endpoint, port: endpoint.port + ((number - 1 + (steps[by] ?? 0)) % count) + 1 };
}

/** Why the ports of a kind cannot go by number; null where they can. */
function whyNoNumber(by: string, { port }: Endpoint, count: number | undefined): string | null {
  if (count === undefined) return `"+${by}" is for roles with numbers: give the role a "count"`;
  return port + count > HIGHEST_PORT
    ? `with the number ${count} the port is more than ${HIGHEST_PORT}`
    : null;
}

/**
 * Turns the roles of a lab file into their full form, numbered where there are several of a kind.
 * @param mistakes collects what is wrong with them
 * @param hasHosts whether each role has a machine of its own
 */
export function expandRoles(
  roles: Readonly<Record<string, RoleFile>>,
  mistakes: Mistakes,
  hasHosts: boolean,
): readonly Role[] {
  if (Object.keys(roles).length === 0 && mistakes.isWhole)
    mistakes.addAtKey(
      'no-roles',
      'A lab needs a role at least: server: { listens: "tcp:8080" }.',
      [],
      'roles',
    );
  const expansion = new RoleExpansion(mistakes, hasHosts);
  for (const [name, spec] of Object.entries(roles)) expansion.add(name, spec);
  return expansion.roles;
}

/** Collects roles and mistakes on the way. */
class RoleExpansion {
  readonly roles: Role[] = [];
  private readonly mistakes: Mistakes;
  private readonly hasHosts: boolean;

  constructor(mistakes: Mistakes, hasHosts: boolean) {
    this.mistakes = mistakes;
    this.hasHosts = hasHosts;
  }

  add(name: string, spec: RoleFile): void {
    const written = VERBS.flatMap((verb) => writtenFor(verb, spec));
    const [first] = written;
    if (!first)
      this.mistakes.add(
        'endpoint',
        `Role "${name}" needs one of ${VERBS.join(', ')}, with an endpoint: listens: "tcp:8080".`,
        ['roles', name],
      );
    for (const one of written) this.checkEndpoint(name, spec, one);
    if (spec.relays && first && first.verb !== 'listens')
      this.mistakes.add(
        'no-relay',
        `Role "${name}" ${first.verb}: only a role that listens can have "relays".`,
        ['roles', name, 'relays'],
      );
    const count = spec.count ?? null;
    this.number(name, count, (number) => {
      const [own = { verb: 'listens', endpoint: UNKNOWN }, ...further] = written.map(
        ({ verb, text }): Reach => ({ verb, endpoint: endpointOf(text, number, count ?? 1) ?? UNKNOWN }),
      );
      return {
        name,
        count,
        ...own,
        ...(further.length === 0 ? {} : { further }),
        relays: spec.relays ? relayOf(spec.relays) : null,
        ...(spec.args === undefined ? {} : { args: spec.args }),
        ...(spec.env === undefined ? {} : { env: spec.env }),
        ...(spec.files === undefined ? {} : { files: expandFiles(spec.files) }),
      };
    });
  }

  private checkEndpoint(name: string, { count }: RoleFile, { verb, text, path }: Written): void {
    const written = text.replace(BY_NUMBER, '');
    const endpoint = parseEndpoint(written);
    const [, by] = BY_NUMBER.exec(text) ?? [];
    const wrong =
      endpoint === null
        ? whyNoEndpoint(written)
        : (whyUnfit(verb, endpoint) ??
          whyOtherMachine(endpoint, this.hasHosts) ??
          (by === undefined ? null : whyNoNumber(by, endpoint, count)));
    if (wrong !== null)
      this.mistakes.add('endpoint', `Role "${name}" ${verb} "${text}": ${wrong}.`, ['roles', name, ...path]);
  }

  /** Adds the roles of a kind, by their numbers. */
  private number(name: string, count: number | null, kindOf: (number: number) => RoleKind): void {
    const own: readonly Role[] =
      count === null
        ? [{ id: name, kind: kindOf(1), number: null }]
        : Array.from({ length: count }, (_, index) => ({
            id: `${name}${index + 1}`,
            kind: kindOf(index + 1),
            number: index + 1,
          }));
    for (const role of own) {
      const other = this.roles.find(({ id }) => id === role.id);
      if (other)
        this.mistakes.addAtKey(
          'same-role',
          `There would be two roles "${role.id}": one of "${other.kind.name}", one of "${name}". Call one of them otherwise.`,
          ['roles'],
          name,
        );
      else this.roles.push(role);
    }
  }
}

function relayOf({ welcome, label }: { welcome: string; label?: string | undefined }): Relay {
  return { welcome, ...(label === undefined ? {} : { label }) };
}

/** Reports what is wrong with values in the words that programs are started with. */
export function checkTold(
  roles: Readonly<Record<string, RoleFile>>,
  values: LabValues,
  spelledOut: readonly Role[],
  mistakes: Mistakes,
): void {
  const scope = inTold(values, spelledOut);
  for (const [name, { args = [], env = {}, files = {} }] of Object.entries(roles)) {
    const at: Path = ['roles', name];
    for (const [index, text] of args.entries()) checkText(text, scope, mistakes, [...at, 'args', index]);
    for (const [variable, text] of Object.entries(env))
      checkText(text, scope, mistakes, [...at, 'env', variable]);
    checkFiles(files, inAwaited(values), mistakes, [...at, 'files']);
  }
}
