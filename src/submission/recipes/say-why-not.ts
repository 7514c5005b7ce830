import { type Message, message } from '../../model/message.ts';
import { bareSource } from '../bare-source.ts';
import { sourceName } from '../languages.ts';

/** What compilers say of a source that is newer than they are. */
const NEWER =
  /preview feature|not supported in -(?:source|-release)|requires go >=|module requires Go|requires rustc|invalid go version|edition .* is required|language specification|\bCS1644\b/i;

/** Headers that Windows alone has. */
const WINDOWS = /\b(?:winsock2?|ws2tcpip|windows|conio)\.h\b/i;

/** What C# has learnt since the compiler that is everywhere, which takes it for a mistake. */
const NEWER_C_SHARP =
  /^[ \t]*namespace\s+[\w.]+\s*;|\?\?=|\brecord\s+\w|\bis\s+not\b|\busing\s+var\b|=\s*new\s*\(|\bglobal\s+using\b|\w\?\s+\w+\s*[=;,)]|\bawait\s+(?:foreach|using)\b|\bswitch\s*\{|"""|\[\^|\brequired\s+\w|\binit\s*;/m;

/**
 * Why a source that does not compile here may well be right: it is for another machine than this one.
 * @param said what the compiler said
 * @returns null where nothing speaks for it
 */
export function sayWhyNot(home: string, file: string, said: string): Message | null {
  if (WINDOWS.test(said)) return message('problem.for-windows', { file });
  const text = bareSource(home, file);
  const isSharp = sourceName(file)?.language === 'c#';
  const isNewer = NEWER.test(said) || (isSharp && (NEWER_C_SHARP.test(text) || !/\bMain\s*\(/.test(text)));
  return isNewer ? message('problem.newer-language', { file, output: said }) : null;
}
