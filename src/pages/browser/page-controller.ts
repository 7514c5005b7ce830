import { rowOfRecord } from '../../diagram/conversation.ts';
import { type Say, sayFrom } from '../../diagram/words.ts';
import { getOrMake } from '../../model/memo.ts';
import type { PageData } from '../conversation/data.ts';
import type { Scene } from '../conversation/scene.ts';
import { unpack } from '../conversation/unpack.ts';
import { SceneIndex } from './scene-index.ts';
import { type State, Store } from './store.ts';

/** Everything that the page's views share. */
export class PageController {
  readonly data: PageData;
  readonly say: Say;
  readonly store: Store<State>;
  private readonly scenes = new Map<number, Scene>();
  private current: {
    readonly scene: number;
    readonly unfolded: ReadonlySet<number>;
    readonly index: SceneIndex;
  } | null = null;

  constructor(data: PageData) {
    this.data = data;
    this.say = sayFrom(data.words);
    const first = data.scenes.findIndex(({ run }) => run === data.first);
    this.store = new Store<State>({
      scene: Math.max(0, first),
      row: null,
      check: null,
      zoom: 1,
      view: 'diagram',
      unfolded: new Set(),
    });
  }

  /** The shown scene. */
  get index(): SceneIndex {
    const { scene, unfolded } = this.store.state;
    if (this.current?.scene !== scene || this.current.unfolded !== unfolded) {
      const index = new SceneIndex(this.sceneAt(scene), this.data.checks, unfolded);
      this.current = { scene, unfolded, index };
    }
    return this.current.index;
  }

  /** The evidence of the chosen check. */
  marks() {
    const { check } = this.store.state;
    const chosen = this.data.checks.find(({ id }) => id === check);
    return {
      checks: this.data.checks,
      evidence: new Set(check === null ? [] : (this.index.evidence.get(check) ?? [])),
      failed: chosen?.status === 'fail',
    };
  }

  /** Chooses a row, and unfolds it where that is needed. */
  choose(row: number): void {
    this.store.set({ row: this.shownRow(row) });
  }

  /** Chooses a check and its evidence, in the run that decided it. */
  chooseCheck(id: string): void {
    const check = this.data.checks.find((one) => one.id === id);
    const scene = this.data.scenes.findIndex(({ run }) => run === check?.run);
    if (!check || scene < 0) return;
    if (scene !== this.store.state.scene) this.chooseScene(scene);
    const evidence = this.index.evidence.get(id) ?? [];
    const last = Math.max(...evidence);
    const [first = null] = evidence;
    this.store.set({ check: id, row: check.status === 'fail' && evidence.length > 0 ? last : first });
  }

  chooseScene(scene: number): void {
    this.store.set({ scene, row: null, check: null, unfolded: new Set() });
  }

  /** Chooses a record of the trace, in whichever run it is. */
  chooseRecord(run: string | null, n: number): void {
    const scene = this.data.scenes.findIndex((packed) => packed.run === run);
    if (scene >= 0 && scene !== this.store.state.scene) this.chooseScene(scene);
    const row = rowOfRecord(this.index.scene, n);
    if (row >= 0) this.choose(row);
  }

  unfold(row: number): void {
    this.store.set({ unfolded: new Set([...this.store.state.unfolded, row]) });
  }

  /** A row, or the first of the rows that it is folded with. */
  shownRow(row: number): number {
    return this.index.lines[this.index.lineOfRow(row)]?.row ?? row;
  }

  private sceneAt(scene: number): Scene {
    const { scenes, texts } = this.data;
    const packed = scenes[scene];
    if (!packed) throw new Error('a page without a scene');
    return getOrMake(this.scenes, scene, () => unpack(packed, texts));
  }
}
