import { message } from '../../../model/message.ts';
import type { Tree } from '../tree/tree.ts';
import { itemsOf, looseRemarks } from './loose.ts';
import type { Roll } from './roll.ts';

/** The folder that GitHub's own command line puts an assignment's clones into. */
const CLONES = /^(.+)-submissions$/;

/** Clones of GitHub Classroom: `turn-chat-anilestari/`, the assignment and the student's login. */
export async function readGithub(tree: Tree, root: readonly string[]): Promise<Roll | null> {
  const folders = (await itemsOf(tree, root)).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
  const isClone = await Promise.all(
    folders.map(async (folder) => (await tree.list([...root, folder])).some(({ name }) => name === '.git')),
  );
  const clones = folders.filter((_, index) => isClone[index]);
  const [first] = clones;
  if (first === undefined || clones.length * 2 < folders.length) return null;
  const prefix = assignmentOf(clones, root.at(-1) ?? tree.name);
  return {
    students: clones.map((clone) => {
      const login = clone.startsWith(prefix) && clone !== prefix ? clone.slice(prefix.length) : clone;
      const parts = [{ from: [...root, clone], to: [] }];
      return { name: login, id: login, email: null, late: false, handedIn: null, parts, notes: [] };
    }),
    why: message('intake.why-github', { example: first }),
    remarks: await looseRemarks(tree, root, new Set(clones)),
  };
}

/** What all clones' names begin with, up to a hyphen: `turn-chat-`. */
function assignmentOf(clones: readonly string[], parent: string): string {
  const told = `${CLONES.exec(parent)?.[1] ?? ''}-`;
  if (told !== '-' && clones.every((clone) => clone.startsWith(told))) return told;
  const [first = ''] = clones;
  const shared = [...first].findIndex((_, index) =>
    clones.some((clone) => clone.slice(0, index + 1) !== first.slice(0, index + 1)),
  );
  const common = shared < 0 ? first : first.slice(0, shared);
  return common.slice(0, common.lastIndexOf('-') + 1);
}
