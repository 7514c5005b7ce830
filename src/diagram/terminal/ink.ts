import pc from 'picocolors';

/** Colours a piece of the diagram. */
export type Ink = (text: string) => string;

/** The colours of a diagram; without colours, all leave the text as it is. */
export interface Inks {
  readonly plain: Ink;
  readonly faint: Ink;
  readonly strong: Ink;
  readonly wrong: Ink;
  readonly right: Ink;
  /** A role's colour, by its lane. */
  readonly ofKey: (lane: number | null) => Ink;
  /** A name's colour, by its index; never a role's. */
  readonly ofName: (name: number) => Ink;
}

export function inks(color: boolean): Inks {
  const colors = pc.createColors(color);
  const lanes = [colors.blue, colors.cyan, colors.yellow, colors.magenta, colors.green];
  const names = [
    colors.yellowBright,
    colors.cyanBright,
    colors.magentaBright,
    colors.greenBright,
    colors.blueBright,
  ];
  const plain: Ink = (text) => text;
  return {
    plain,
    faint: colors.dim,
    strong: colors.bold,
    wrong: colors.red,
    right: colors.green,
    ofName: (name) => names[name % names.length] ?? plain,
    ofKey: (lane) => lanes[(lane ?? 0) % lanes.length] ?? plain,
  };
}
