import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readsArguments } from '../../src/submission/reads-arguments.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-reads-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reads(file: string, text: string, others: readonly string[] = []): boolean {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  return readsArguments(folder, new Set(others));
}

describe('a program that reads its arguments', () => {
  for (const [file, text] of [
    ['client.py', 'host = sys.argv[1]'],
    ['client.py', 'import argparse'],
    ['client.py', 'import click\n@click.command()'],
    ['client.js', 'const [, , host] = process.argv'],
    ['client.mjs', "import { parseArgs } from 'node:util'"],
    ['client.js', "require('yargs')"],
    ['Client.java', 'String host = args[0];'],
    ['Client.java', 'for (String word : args) {}'],
    ['client.go', 'os.Args[1]'],
    ['client.go', 'flag.String("host", "localhost", "")'],
    ['client.c', 'int main(int argc, char **argv) {}'],
    ['client.rs', 'std::env::args()'],
    ['client.rb', 'host = ARGV[0]'],
    ['client.php', '$host = $argv[1];'],
    ['client.pl', 'GetOptions("host=s" => \\$host);'],
    ['Client.cs', 'if (args.Length > 0) {}'],
    ['client.sh', 'exec nc "$1" 8080'],
    ['client.sh', 'exec nc "$@"'],
    ['lib/options.py', 'import argparse'],
    ['client.jar', 'PK'],
  ] as const)
    it(`is recognised: ${file}, ${text.split('\n')[0]}`, () => {
      expect(reads(file, text)).toBe(true);
    });

  for (const [file, text] of [
    ['client.py', 'Thread(target=listen, args=(connection,)).start()'],
    ['client.py', 'def send(*args): pass'],
    ['client.js', "const price = '$1'"],
    ['Client.java', 'public static void main(String[] args) {}'],
  ] as const)
    it(`is distinguished from one that does not: ${text}`, () => {
      expect(reads(file, text)).toBe(false);
    });

  it('is not one whose neighbour does', () => {
    expect(reads('server.py', 'import argparse', ['server.py'])).toBe(false);
  });
});
