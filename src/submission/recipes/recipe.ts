/** A tool of a language's: what it is called on the PATH, the first that is there counts. */
export interface Tool {
  /** For people: `Java (javac)`. */
  readonly title: string;
  readonly names: readonly string[];
}

/** A command of a build, and the folder that it is run in. */
export interface Step {
  readonly words: readonly string[];
  /** Below the submission's, with slashes; empty at the top. */
  readonly at: string;
  /** Variables that it needs besides. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program is made of sources, and started. */
export interface Recipe {
  readonly tools: readonly Tool[];
  /**
   * Commands that make it, the likeliest first: the next one is tried where one fails, and what the last one says is
   * shown. None where nothing has to be made. The first word of each is a tool's title.
   */
  readonly attempts: readonly Step[];
  /**
   * The words that start it. The first is a tool's title, or a path below the submission's folder; what follows is
   * seen from the folder that it is started in.
   * @param folder where it has been made
   * @returns null where what should have been made is not there
   */
  readonly start: (folder: string) => readonly string[] | null;
  /** The folder that it is started in, below the submission's; empty at the top. */
  readonly at: string;
}

/** What a recipe is written for. */
export interface Sources {
  /** The submission's folder. */
  readonly home: string;
  /** The role's own file, with slashes. */
  readonly file: string;
  /** Files that are roles' own. */
  readonly taken: readonly string[];
  /** All files, with slashes. */
  readonly all: readonly string[];
}
