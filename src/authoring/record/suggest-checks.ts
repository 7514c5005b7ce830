import type { Graders } from '../../model/grader.ts';
import type { GraderParam, Lab, Role } from '../../model/lab.ts';
import type { RunTrace } from '../../model/trace.ts';
import { quoted } from '../yaml-text.ts';
import { partNames, textsOf } from './scene-script.ts';
import type { SceneValues } from './scene-values.ts';
import type { TypedAct, TypedLine } from './typed-act.ts';
import { answersIn, type TypedAnswer } from './typed-answers.ts';

/** A check for a scene, whose claim held when the scene was typed. */
export interface Suggestion {
  readonly id: string;
  readonly title: { readonly en: string; readonly id: string };
  readonly grader: string;
  /** Its parameters in order, with values in YAML. */
  readonly with: readonly (readonly [name: string, yaml: string])[];
  /** Patterns of the roles that it is about. */
  readonly subjects: readonly string[];
}

/** A check that may hold, with its parameters as its grader takes them. */
interface Candidate extends Suggestion {
  readonly params: Readonly<Record<string, GraderParam>>;
  /** The roles that its subjects stand for. */
  readonly about: readonly string[];
}

/** What checks are looked for in: a lab, and a conversation with the acts in it. */
export interface Recorded {
  readonly lab: Lab;
  readonly trace: RunTrace;
  readonly acts: readonly TypedAct[];
  readonly values: SceneValues;
}

/** Checks whose claims hold in a conversation according to their graders, in the order in which students build. */
export function suggestChecks(recorded: Recorded, graders: Graders): readonly Suggestion[] {
  const scene = withParts(recorded);
  return candidatesOf(recorded)
    .filter(({ grader, params, about }) => {
      const verdict = graders[grader]?.grade(scene, { params, subjects: about });
      return verdict?.status === 'pass';
    })
    .map(({ params: _, about: __, ...suggestion }) => suggestion);
}

/** The conversation as a scene of its own: every move in its part, and texts without the commands before them. */
function withParts({ trace, acts, values }: Recorded): RunTrace {
  const names = partNames(acts);
  const byMove = new Map(acts.map((act, index) => [act.move, { act, part: names[index] ?? '' }]));
  const events = trace.events.map((event) => {
    const found = event.kind === 'move' ? byMove.get(event.move) : undefined;
    if (event.kind !== 'move' || !found) return event;
    const { act, part } = found;
    if (event.do !== 'say' || act.do !== 'say') return { ...event, part };
    return { ...event, part, text: act.carried ?? act.typed, typed: act.typed };
  });
  const run = { ...trace.run, values: Object.fromEntries([...values.words, ...values.numbers]) };
  return { ...trace, run, events };
}

function candidatesOf(recorded: Recorded): readonly Candidate[] {
  return [...starting(recorded), ...speaking(recorded), ...answersIn(recorded).map(answering)];
}

/** Checks of how programs start. */
function starting({ lab, acts }: Recorded): readonly Candidate[] {
  const started = new Set(acts.flatMap((act) => (act.do === 'start' ? [act.role] : [])));
  const roles = lab.roles.filter(({ id }) => started.has(id));
  const servers = roles.filter(({ kind }) => kind.verb === 'listens' && kind.endpoint.transport === 'tcp');
  const clients = roles.filter(({ kind }) => kind.verb === 'connects').map(({ id }) => id);
  const members = roles.filter(({ kind }) => kind.verb === 'joins').map(({ id }) => id);
  const listening = servers.map(
    ({ id }): Candidate => ({
      id: `${id}-listens`,
      title: { en: `${id} listens`, id: `${id} mendengarkan` },
      grader: 'listening',
      with: [['role', id]],
      subjects: [id],
      params: { role: id },
      about: [id],
    }),
  );
  const [server] = servers;
  const announced: Candidate[] =
    server && clients.length > 0
      ? [
          {
            id: 'announced',
            title: {
              en: `${server.id} says who has come`,
              id: `${server.id} memberitahukan siapa yang datang`,
            },
            grader: 'announced',
            with: [
              ['by', server.id],
              ['of', patternsOf(clients, lab.roles)],
            ],
            subjects: [server.id],
            params: { by: server.id, of: clients },
            about: [server.id],
          },
        ]
      : [];
  const joined: Candidate[] =
    members.length > 0
      ? [
          {
            id: 'joined',
            title: { en: 'receivers join their group', id: 'penerima bergabung ke grupnya' },
            grader: 'joined',
            with: [['of', patternsOf(members, lab.roles)]],
            subjects: patternListOf(members, lab.roles),
            params: { of: members },
            about: members,
          },
        ]
      : [];
  return [...listening, ...announced, ...joined];
}

/** Checks of who hears whose lines, kind by kind. */
function speaking({ lab, trace, acts }: Recorded): readonly Candidate[] {
  const texts = textsOf(acts);
  const names = partNames(acts);
  const parts = [...new Set(names.filter((_, index) => texts.some((text) => text === acts[index])))];
  const present = lab.roles.filter(({ id }) => trace.run.roles.some((role) => role.id === id));
  const speakers = present.filter(({ id }) => texts.some(({ role }) => role === id));
  const kinds = [...new Set(speakers.map(({ kind }) => kind.name))];
  return kinds.flatMap((kind) => heardFrom(kind, { present, texts, parts, roles: lab.roles }));
}

/** What was typed, and where. */
interface Spoken {
  readonly present: readonly Role[];
  readonly texts: readonly TypedLine[];
  readonly parts: readonly string[];
  /** All roles of the lab. */
  readonly roles: readonly Role[];
}

/** Checks of what roles of a kind say: that it is shown equally often everywhere, and with its speaker. */
function heardFrom(kind: string, { present, texts, parts, roles }: Spoken): readonly Candidate[] {
  const from = present.filter((role) => role.kind.name === kind).map(({ id }) => id);
  const said = texts.filter(({ role }) => from.includes(role));
  const byOthers = said.flatMap(({ role, shownBy }) => [...shownBy].filter(([id]) => id !== role));
  const [times, ...otherTimes] = new Set(byOthers.map(([, count]) => count));
  if (times === undefined || otherTimes.length > 0) return [];
  const heard = present.map(({ id }) => id).filter((id) => byOthers.some(([hearer]) => hearer === id));
  const isAll = present.every(({ id }) => heard.includes(id) || (from.length === 1 && from[0] === id));
  const to = isAll ? ['others'] : heard;
  const author = said.every(({ role, shownBy }) => shownBy.get(role) === times);
  const through = isPassedOn(said, from, roles) ? roles.filter((role) => role.kind.verb === 'listens') : [];
  const about = [...new Set([...through.map(({ id }) => id), ...heard, ...from])];
  const shared = { subjects: patternListOf(about, roles), about };
  const yaml: Suggestion['with'] = [
    ['from', patternsOf(from, roles)],
    ['to', isAll ? 'others' : patternsOf(heard, roles)],
    ['parts', `[${parts.join(', ')}]`],
  ];
  const listed = patternListOf(heard, roles).join(', ');
  const whom = isAll ? { en: 'everybody else', id: 'semua yang lain' } : { en: listed, id: listed };
  return [
    {
      ...shared,
      id: `${kind}-heard`,
      title: {
        en: `what ${kind} says is shown by ${whom.en}`,
        id: `perkataan ${kind} ditampilkan oleh ${whom.id}`,
      },
      grader: 'delivery',
      with: [
        ...yaml,
        ...(times === 1 ? [] : [['times', String(times)] as const]),
        ...(author ? [['author', 'true'] as const] : []),
      ],
      params: { from, to, parts, ...(times === 1 ? {} : { times }), ...(author ? { author } : {}) },
    },
    {
      ...shared,
      id: `${kind}-named`,
      title: {
        en: `with who has spoken, where it is ${kind}`,
        id: `dengan siapa yang berbicara, bila itu ${kind}`,
      },
      grader: 'labels',
      with: yaml,
      params: { from, to, parts },
    },
  ];
}

/** Whether roles that connect hear one another, so that somebody has to pass on their lines. */
function isPassedOn(said: readonly TypedLine[], from: readonly string[], roles: readonly Role[]): boolean {
  const connect = roles
    .filter(({ id, kind }) => from.includes(id) && kind.verb === 'connects')
    .map(({ id }) => id);
  return said.some(({ role, shownBy }) => connect.some((id) => id !== role && shownBy.has(id)));
}

function answering({ by, to, part, template }: TypedAnswer, index: number): Candidate {
  return {
    id: `answer-${index + 1}`,
    title: { en: `${to} gets its answer`, id: `${to} mendapat jawabannya` },
    grader: 'answers',
    with: [
      ['by', by],
      ['to', to],
      ['parts', `[${part}]`],
      ['line', quoted(template)],
    ],
    subjects: [by],
    params: { by: [by], to: [to], parts: [part], line: template },
    about: [by],
  };
}

/** The shortest patterns that stand for some roles. */
function patternListOf(ids: readonly string[], roles: readonly Role[]): readonly string[] {
  const kinds = [...new Set(roles.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind.name))];
  return kinds.flatMap((kind) => {
    const all = roles.filter((role) => role.kind.name === kind);
    const some = all.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
    return some.length === all.length && all.length > 1 ? [`${kind}*`] : some;
  });
}

function patternsOf(ids: readonly string[], roles: readonly Role[]): string {
  const patterns = patternListOf(ids, roles);
  return patterns.length === 1 ? (patterns[0] ?? '') : `[${patterns.join(', ')}]`;
}
