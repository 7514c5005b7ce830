import type { Graders } from '../../model/grader.ts';
import { checksOf, type Lab } from '../../model/lab.ts';
import type { RunTrace } from '../../model/trace.ts';
import { quoted } from '../yaml-text.ts';
import { sceneScript, scriptLines, textsOf } from './scene-script.ts';
import { type SceneValues, sceneValues } from './scene-values.ts';
import { type Suggestion, suggestChecks } from './suggest-checks.ts';
import { type TypedAct, typedActs } from './typed-act.ts';

/** What a typed conversation becomes in a lab file. Lines are YAML, without the indentation that they get there. */
export interface RecordedScene {
  /** Entries for `values`: only numbers have to be declared. */
  readonly values: readonly (readonly [name: string, yaml: string])[];
  /** Scenarios, the full one first. */
  readonly scenarios: readonly { readonly name: string; readonly lines: readonly string[] }[];
  /** A step with the checks that hold in the scene; null where none does. */
  readonly step: { readonly id: string; readonly lines: readonly string[] } | null;
}

/**
 * Makes a scene from a conversation: who did what in which order, with made-up texts in place of those that were typed,
 * and the checks that hold in it.
 * @param trace a run that was played by hand
 * @param name the scene's name
 * @param taken names of values that the lab's lines use
 * @returns null where nobody typed or started anything
 */
export function recordedScene(
  trace: RunTrace,
  {
    lab,
    name,
    taken,
    graders,
  }: {
    readonly lab: Lab;
    readonly name: string;
    readonly taken: ReadonlySet<string>;
    readonly graders: Graders;
  },
): RecordedScene | null {
  const acts = typedActs(trace);
  if (acts.length === 0) return null;
  const values = sceneValues(trace, acts, taken, lab.protocol);
  const finer = finerScenes(lab, acts, name);
  const suggestions = suggestChecks({ lab, trace, acts, values }, graders);
  return {
    values: [...values.numbers.keys()].map((number) => [number, 'number'] as const),
    scenarios: [
      {
        name,
        lines: ['script:', ...scriptLines(sceneScript(acts, lab.roles, values)).map((line) => `  ${line}`)],
      },
      ...finer.map(({ name, lines }) => ({ name, lines })),
    ],
    step: suggestions.length === 0 ? null : stepOf(name, suggestions, { lab, finer, values }),
  };
}

/** A scene with probes on one side, which shows whose fault a failure is. */
interface FinerScene {
  readonly name: string;
  readonly lines: readonly string[];
  /** The kind of role that students' programs play in it. */
  readonly kind: string;
}

/**
 * One for each kind of role. A kind gets none if its answers go beyond what was typed at others, since those need its
 * server.
 */
function finerScenes(lab: Lab, acts: readonly TypedAct[], name: string): readonly FinerScene[] {
  const kinds = [...new Map(lab.roles.map(({ kind }) => [kind.name, kind])).values()];
  if (kinds.length < 2) return [];
  const patternOf = (kind: (typeof kinds)[number]): string =>
    kind.count === null ? kind.name : `${kind.name}*`;
  const texts = textsOf(acts);
  const isAllText = acts.every((act) => act.do !== 'say' || act.carried !== null);
  return kinds.flatMap((kind): readonly FinerScene[] => {
    const others = kinds.filter((other) => other !== kind);
    const probes = others.map((other) => `${patternOf(other)}: probe`);
    const finer = { name: `${name}-${kind.name}`, kind: kind.name };
    if (kind.verb !== 'connects' || kind.count === null) {
      const isServed = kind.verb !== 'connects' || isAllText;
      return isServed ? [{ ...finer, lines: [`script: ${name}`, `cast: { ${probes.join(', ')} }`] }] : [];
    }
    if (!isAllText) return [];
    const [server] = others.filter(({ verb }) => verb === 'listens');
    const own = lab.roles.filter((role) => role.kind.name === kind.name).map(({ id }) => id);
    const hearEachOther = texts.some(
      ({ role, shownBy }) => own.includes(role) && own.some((id) => id !== role && shownBy.has(id)),
    );
    const rest = hearEachOther && server ? quoted(`through ${server.name}`) : 'nobody';
    const cast = [...probes, `${kind.name}*: ${rest}`, 'subject: student'];
    return [
      { ...finer, lines: [`script: ${name}`, `for-each: ${kind.name}*`, `cast: { ${cast.join(', ')} }`] },
    ];
  });
}

function stepOf(
  name: string,
  suggestions: readonly Suggestion[],
  {
    lab,
    finer,
    values,
  }: { readonly lab: Lab; readonly finer: readonly FinerScene[]; readonly values: SceneValues },
): RecordedScene['step'] {
  const left = 100 - checksOf(lab).reduce((sum, { points }) => sum + points, 0);
  const pointsOf = shares(Math.max(0, left), suggestions.length);
  const checks = suggestions.flatMap(({ id, title, grader, with: params, subjects }, index) => {
    const kinds = new Set(subjects.map((subject) => subject.replace(/\*$/, '')));
    const kindOf = (subject: string): string =>
      lab.roles.find((role) => role.id === subject)?.kind.name ?? subject;
    const scenes = finer.filter(({ kind }) => [...kinds].some((subject) => kindOf(subject) === kind));
    return [
      `- id: ${id}`,
      `  title: { en: ${quoted(title.en)}, id: ${quoted(title.id)} }`,
      `  grader: ${grader}`,
      `  with: { ${params.map(([key, value]) => `${key}: ${value}`).join(', ')} }`,
      `  subjects: ${subjects.length === 1 ? subjects[0] : `[${subjects.join(', ')}]`}`,
      `  scenarios: [${[name, ...scenes.map((scene) => scene.name)].join(', ')}]`,
      `  points: ${pointsOf[index] ?? 0}`,
    ];
  });
  const words = [...values.words].map(([value, word]) => `{${value}} for "${word}"`);
  return {
    id: name,
    lines: [
      '# Suggested by giliran lab record from what held in the conversation: keep what the guide asks for, and give it points.',
      ...(words.length > 0
        ? [`# Words that are made up anew: ${words.join(', ').replace(/[\r\n]/g, ' ')}.`]
        : []),
      `- id: ${name}`,
      `  title: { en: ${quoted(name)}, id: ${quoted(name)} }`,
      '  guide: { en: "What is to be built?", id: "Apa yang harus dibuat?" }',
      '  checks:',
      ...checks.map((line) => `    ${line}`),
    ],
  };
}

/** Divides points into whole ones, as evenly as possible. */
function shares(points: number, count: number): readonly number[] {
  const whole = Math.floor(points / count);
  return Array.from({ length: count }, (_, index) => whole + (index < points - whole * count ? 1 : 0));
}

/** Scenarios as entries of a map, in lines of YAML. */
export function scenarioLines({ scenarios }: Pick<RecordedScene, 'scenarios'>): readonly string[] {
  return scenarios.flatMap(({ name, lines }) => [`${name}:`, ...lines.map((line) => `  ${line}`)]);
}

/** Declared values as entries of a map, in lines of YAML. */
export function declaredValues({ values }: Pick<RecordedScene, 'values'>): readonly string[] {
  return values.map(([name, yaml]) => `${name}: ${yaml}`);
}
