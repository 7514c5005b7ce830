import type { Command } from 'commander';
import { say } from '../messages/say.ts';
import { message, type PlainId } from '../model/message.ts';
import { collected, type Done } from './command-parts.ts';
import type { Terminal } from './io.ts';
import { labNamed } from './lab-folder.ts';
import type { LintFlags } from './lint.ts';
import type { NewFlags } from './new.ts';
import type { RecordFlags } from './record.ts';
import type { VerifyFlags } from './verify.ts';

/** The commands below `giliran lab`, for authors of labs. */
export function addLabCommands(lab: Command, terminal: Terminal, done: Done): void {
  const text = (id: PlainId): string => say(message(id), terminal.language);
  const named = (name: string): string => labNamed(name, terminal.labFolder);
  const eachNamed = (name: string, names: readonly string[] = []): readonly string[] => [
    ...names,
    named(name),
  ];
  lab
    .command('lint')
    .description(text('help.lint'))
    .argument('[labs...]', text('help.lint-labs'), eachNamed)
    .option('--strict', text('help.lint-strict'))
    .option('--json', text('help.json'))
    .option('--no-color', text('help.no-color'))
    .action(async (labs: string[], flags: LintFlags) => {
      const { lintCommand } = await import('./lint.ts');
      done(await lintCommand(labs, flags, terminal));
    });
  lab
    .command('new')
    .description(text('help.new'))
    .argument('<folder>', text('help.new-folder'))
    .option('--like <lab>', text('help.new-like'))
    .option('--id <name>', text('help.new-id'))
    .option('--title-en <text>', text('help.new-title-en'))
    .option('--title-id <text>', text('help.new-title-id'))
    .option('--clients <number>', text('help.new-clients'))
    .option('--port <number>', text('help.new-port'))
    .option('--language <name>', text('help.new-language'))
    .action(async (folder: string, flags: NewFlags) => {
      const { newCommand } = await import('./new.ts');
      done(await newCommand(folder, flags, terminal));
    });
  lab
    .command('verify')
    .description(text('help.lab-verify'))
    .argument('<lab>', text('help.lab'), named)
    .option('--fixtures <folder>', text('help.verify-fixtures'))
    .option('--only <text>', text('help.verify-only'), collected)
    .option('--mutants', text('help.verify-mutants'))
    .option('--no-mutants', text('help.verify-no-mutants'))
    .option('--costs', text('help.verify-costs'))
    .option('--page <file>', text('help.verify-page'))
    .option('--keep <folder>', text('help.verify-keep'))
    .option('--rounds <number>', text('help.verify-rounds'))
    .option('--load <number>', text('help.verify-load'))
    .option('--jobs <number>', text('help.verify-jobs'))
    .option('--seed <number>', text('help.verify-seed'))
    .option('--isolation <level>', text('help.verify-isolation'))
    .option('--json', text('help.json'))
    .option('--no-color', text('help.no-color'))
    .action(async (name: string, flags: VerifyFlags) => {
      const { verifyCommand } = await import('./verify.ts');
      done(await verifyCommand(name, flags, terminal));
    });
  lab
    .command('record')
    .description(text('help.lab-record'))
    .argument('<lab>', text('help.lab'), named)
    .option('--trace <file>', text('help.record-trace'))
    .option('--programs <folder>', text('help.record-programs'))
    .option('--scene <name>', text('help.record-scene'))
    .option('--write', text('help.record-write'))
    .option('--fixture <folder>', text('help.record-fixture'))
    .option('--about <text>', text('help.record-about'))
    .option('--seed <number>', text('help.seed'))
    .option('--isolation <level>', text('help.isolation'))
    .option('--no-color', text('help.no-color'))
    .action(async (name: string, flags: RecordFlags) => {
      const { recordCommand } = await import('./record.ts');
      done(await recordCommand(name, flags, terminal));
    });
}
