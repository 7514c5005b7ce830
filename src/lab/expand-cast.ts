import type { AnswerRule, Player, Role } from '../model/lab.ts';
import { expandAnswers } from './expand-answers.ts';
import type { Mistakes } from './mistakes.ts';
import { own } from './own.ts';
import { rolesMeant } from './patterns.ts';
import type { LabFile } from './schema.ts';
import type { ScenarioFile } from './script-schema.ts';
import type { Path } from './source.ts';
import type { LabValues } from './texts-with-values.ts';

/** The parts of a lab that its scenarios refer to. */
export interface ScenariosOrder {
  readonly file: LabFile;
  /** The lab's roles, spelled out. */
  readonly roles: readonly Role[];
  readonly mistakes: Mistakes;
}

/** Works out who plays whom in a scenario, and what its probes answer. */
export class CastExpansion {
  private readonly file: LabFile;
  private readonly roles: readonly Role[];
  private readonly mistakes: Mistakes;

  constructor({ file, roles, mistakes }: ScenariosOrder) {
    this.file = file;
    this.roles = roles;
    this.mistakes = mistakes;
  }

  /**
   * Works out who plays whom.
   * @param subject the role that the run is about; null where it is about none
   * @param path where the scenario stands
   */
  cast(scenario: ScenarioFile, subject: string | null, path: Path): Record<string, Player> {
    const cast: Record<string, Player> = Object.fromEntries(
      this.roles.filter((role) => !this.isGuest(role.id)).map((role) => [role.id, { by: 'student' }]),
    );
    const patterns = new Map<string, string>();
    for (const [pattern, player] of Object.entries(scenario.cast ?? {})) {
      const ids =
        pattern === 'subject' && subject !== null
          ? [subject]
          : this.roleIds(pattern, [...path, 'cast', pattern]);
      for (const id of ids) {
        cast[id] = this.player(player, [...path, 'cast', pattern]);
        if (this.isGuest(id) && player !== 'probe')
          this.mistakes.add(
            'no-probe',
            `"${id}" has "probes: true", and no program: cast it as a probe, or leave it out.`,
            [...path, 'cast', pattern],
          );
        patterns.set(id, pattern);
      }
    }
    for (const [id, pattern] of patterns) {
      const player = cast[id];
      if (player?.by !== 'through' || player.role === '' || cast[player.role]?.by === 'probe') continue;
      this.mistakes.add(
        'no-probe',
        `"${id}" speaks through "${player.role}", which is no probe here: add "${player.role}: probe" to the cast.`,
        [...path, 'cast', pattern],
      );
    }
    return cast;
  }

  /** What the probes of a scenario answer by themselves; left out for roles that are played by somebody else. */
  answers(
    scenario: ScenarioFile,
    cast: Readonly<Record<string, Player>>,
    values: LabValues,
    path: Path,
  ): Readonly<Record<string, readonly AnswerRule[]>> {
    return Object.fromEntries(
      Object.entries(scenario.answers ?? {}).flatMap(([pattern, list]) => {
        const at = [...path, 'answers', pattern];
        const rules = expandAnswers(list, values, this.mistakes, at);
        const ids = this.roleIds(pattern, at);
        const probes = ids.filter((id) => cast[id]?.by === 'probe');
        if (ids.length > 0 && probes.length === 0)
          this.mistakes.add(
            'no-probe',
            `Only probes can be told what to answer: add "${pattern}: probe" to the cast, or remove this.`,
            at,
          );
        return probes.map((id) => [id, rules] as const);
      }),
    );
  }

  /** Whether only probes play a role: without a cast, nobody does. */
  private isGuest(id: string): boolean {
    const kind = this.roles.find((role) => role.id === id)?.kind.name;
    return kind !== undefined && own(this.file.roles, kind)?.probes === true;
  }

  private player(text: string, path: Path): Player {
    if (text === 'student' || text === 'reference' || text === 'probe' || text === 'nobody')
      return { by: text };
    return { by: 'through', role: this.roleIds(text.replace(/^through /, ''), path)[0] ?? '' };
  }

  private roleIds(pattern: string, path: Path): readonly string[] {
    return rolesMeant(this.roles, pattern, { mistakes: this.mistakes, path });
  }
}
