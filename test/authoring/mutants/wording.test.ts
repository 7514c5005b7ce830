import { describe, expect, it } from 'vitest';
import { ownChanges } from '../../../src/authoring/mutants/own-changes.ts';
import { readSource } from '../../../src/authoring/mutants/source.ts';
import { isWording } from '../../../src/authoring/mutants/wording.ts';

/** Whether replacing a part of a program changes nothing but wording. */
function isWordingOf(text: string, part: string, by = ''): boolean {
  const source = readSource('server.ts', text);
  const from = text.indexOf(part);
  if (source === null || from === -1) throw new Error(`Expected a program with ${part}, found: ${text}`);
  return isWording(source, { operator: 'test', edits: [{ from, to: from + part.length, text: by }] });
}

describe('wording', () => {
  it('is text in a call that shows it or asks with it', () => {
    expect(isWordingOf("console.log('connected');", "'connected'", '""')).toBe(true);
    expect(isWordingOf("console.log('Pesan: ' + x);", "'Pesan: '", '""')).toBe(true);
    expect(isWordingOf("createInterface({ prompt: 'pesan :' });", "'pesan :'", '""')).toBe(true);
    expect(isWordingOf("rl.question('pesan :', f);", "'pesan :'", '""')).toBe(true);
  });

  it('is whatever goes to the log', () => {
    expect(isWordingOf('console.error(`$' + '{name}: gone`);', '`$' + '{name}: gone`', '``')).toBe(true);
    expect(
      isWordingOf("socket.on('error', (e) => { console.error(e); });", '{ console.error(e); }', '{}'),
    ).toBe(true);
  });

  it('is the text of an error that was caught, and not what comes before it', () => {
    const value = '$' + '{error.message}';
    const program = `try { f(); } catch (error) { tell(client, \`! ${value}\`); }`;
    expect(isWordingOf(program, value)).toBe(true);
    expect(isWordingOf(program, '! ')).toBe(false);
    expect(isWordingOf(program.replace('catch (error)', 'catch (other)'), value)).toBe(false);
    expect(isWordingOf(program.replace('error.message', 'error.number'), '$' + '{error.number}')).toBe(false);
  });

  it('is a status next to what goes to the log', () => {
    const body = '{ console.error(e); process.exitCode = 1; }';
    expect(isWordingOf(`socket.on('error', (e) => ${body});`, body, '{}')).toBe(true);
    const other = '{ console.error(e); state.code = 1; }';
    expect(isWordingOf(`socket.on('error', (e) => ${other});`, other, '{}')).toBe(false);
  });

  it('is whether a prompt is shown, and what is asked before something is logged', () => {
    const program = 'socket.send(x, (error) => { if (error) console.error(error); keyboard.prompt(); });';
    expect(isWordingOf(program, '{ if (error) console.error(error); keyboard.prompt(); }', '{}')).toBe(true);
    expect(isWordingOf(program, 'error) console', 'false) console')).toBe(false);
    expect(isWordingOf("if (failed) console.error('x');", 'failed', 'false')).toBe(true);
    expect(isWordingOf("if (failed) { console.error('x'); stop(); }", 'failed', 'false')).toBe(false);
    expect(
      isWordingOf("f(() => { console.error('x'); count++; });", "{ console.error('x'); count++; }", '{}'),
    ).toBe(false);
  });

  it('is an error’s text', () => {
    const program = 'class Mistake extends Error {}\nthrow new Mistake(`no $' + '{name}`);';
    expect(isWordingOf(program, '`no $' + '{name}`', '``')).toBe(true);
    expect(isWordingOf("new Map('x');", "'x'", '""')).toBe(false);
  });

  it('is not what is sent, nor a value that is shown', () => {
    expect(isWordingOf("socket.write('welcome');", "'welcome'", '""')).toBe(false);
    expect(isWordingOf('console.log(`$' + '{name} : x`);', '`$' + '{name} : x`', '``')).toBe(false);
    expect(isWordingOf("const name = 'Server';", "'Server'", '""')).toBe(false);
  });

  it('is not that something is shown at all', () => {
    const source = readSource('server.ts', "console.log('connected');");
    const changes = source === null ? [] : ownChanges(source);
    const drop = changes.find(({ operator }) => operator === 'show-drop');
    expect(source !== null && drop !== undefined && isWording(source, drop)).toBe(false);
  });
});
