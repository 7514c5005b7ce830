import { basename } from 'node:path';
import type { Tree, TreeFile, TreeItem } from './tree.ts';
import type { ZipArchive } from './zip-archive.ts';

/** A name of the archive: a folder, a file, or (an odd archive) both, or several files. */
interface Node {
  readonly files: TreeFile[];
  children: Map<string, Node> | null;
}

/** The folders of a zip, as its entries' names make them. */
export function zipTree(file: string, archive: ZipArchive, most: number): Tree {
  const top = growTree(archive);
  return {
    name: basename(file).replace(/\.zip$/i, ''),
    list: async (folder) => {
      const children = find(top, folder)?.children ?? new Map<string, Node>();
      return [...children].map(itemOf).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    walk: async (from) => {
      const found: TreeFile[] = [];
      const node = find(top, from);
      if (node) collect(node, from.length, found, most);
      return { files: found, cut: found.length >= most };
    },
    close: () => archive.close(),
  };
}

function growTree({ files, folders }: ZipArchive): Node {
  const top: Node = { files: [], children: new Map() };
  for (const folder of folders) grow(top, folder).children ??= new Map();
  for (const file of files) grow(top, file.path).files.push(file);
  return top;
}

function grow(top: Node, path: readonly string[]): Node {
  let node = top;
  for (const name of path) {
    node.children ??= new Map();
    let child = node.children.get(name);
    if (!child) {
      child = { files: [], children: null };
      node.children.set(name, child);
    }
    node = child;
  }
  return node;
}

function find(top: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = top;
  for (const name of path) node = node?.children?.get(name);
  return node;
}

function collect(node: Node, depth: number, found: TreeFile[], most: number): void {
  for (const file of node.files)
    if (found.length < most) found.push({ ...file, path: file.path.slice(depth) });
  for (const child of node.children?.values() ?? []) collect(child, depth, found, most);
}

function itemOf([name, node]: readonly [string, Node]): TreeItem {
  if (node.children) return { name, kind: 'folder' };
  return { name, kind: node.files.some(isFile) ? 'file' : 'other' };
}

/** Also one that cannot be unpacked: its student must be told. */
function isFile({ kind }: TreeFile): boolean {
  return kind !== 'link' && kind !== 'special';
}
