import { labText } from './lab-text.ts';
import { type NewFile, type NewLab, SCHEMA_FILE } from './order.ts';
import { faultyPrograms, referencePrograms, silentPrograms } from './programs.ts';

/** All files of a new lab. @param schema the JSON Schema of lab files */
export function newFiles(lab: NewLab, schema: unknown): readonly NewFile[] {
  return [
    { path: 'lab.yaml', text: labText(lab) },
    schemaFile(schema),
    ...referencePrograms(lab),
    ...silentPrograms(lab),
    { path: 'fixtures/silent/fixture.yaml', text: silentFixture(lab) },
    ...faultyPrograms(lab),
    { path: 'fixtures/faulty/fixture.yaml', text: faultyFixture(lab) },
  ];
}

/** The JSON Schema of lab files, in a file beside the lab. */
export function schemaFile(schema: unknown): NewFile {
  return { path: SCHEMA_FILE, text: `${JSON.stringify(schema, null, 2)}\n` };
}

function silentFixture({ id, clients }: NewLab): string {
  const all = Array.from({ length: clients }, (_, index) => `client${index + 1}`).join(', ');
  return `# What a submission must get: giliran check says what it does get.
lab: [${id}]
about: The programs start, and say nothing.
verdict: fail
fails: # every check that must not pass, with who is at fault and why
  talk.sent: { blame: [${all}], cause: never-sent }
skipped: [texts.whole] # checks that are not looked at, since what they need fails
inconclusive: [talk.shown] # checks that another program's silence hides: nobody gets their points
`;
}

function faultyFixture({ id }: NewLab): string {
  return `# What a submission must get: giliran check says what it does get.
lab: [${id}]
about: The server shows every line twice.
verdict: fail
fails: # every check that must not pass, with who is at fault and why
  talk.shown: { blame: [server], cause: heard-twice }
skipped: [texts.whole] # checks that are not looked at, since what they need fails
`;
}
