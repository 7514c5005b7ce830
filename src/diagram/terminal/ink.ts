import pc from 'picocolors';

/** What a piece of the diagram is drawn with. */
export type Ink = (text: string) => string;

/** The inks of a diagram; all alike where there are no colours. */
export interface Inks {
  readonly plain: Ink;
  readonly faint: Ink;
  readonly strong: Ink;
  readonly wrong: Ink;
  readonly right: Ink;
  /** A role's own, by its lane. */
  readonly ofKey: (lane: number | null) => Ink;
}

export function inks(color: boolean): Inks {
  const colors = pc.createColors(color);
  const lanes = [colors.blue, colors.cyan, colors.yellow, colors.magenta, colors.green];
  const plain: Ink = (text) => text;
  return {
    plain,
    faint: colors.dim,
    strong: colors.bold,
    wrong: colors.red,
    right: colors.green,
    ofKey: (lane) => lanes[(lane ?? 0) % lanes.length] ?? plain,
  };
}
