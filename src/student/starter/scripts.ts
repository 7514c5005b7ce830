import {
  commented,
  isDatagram,
  isNumbered,
  type StarterLanguage,
  stepComments,
  when,
} from './starter-language.ts';

/** Languages whose programs run without being compiled. */

/**
 * @param ending of the file's name, with its dot
 * @param take gives the line that imports a module under a name
 */
function forNode(ending: string, take: (name: string, module: string) => string): StarterLanguage {
  return {
    fileName: (kind) => `${kind}${ending}`,
    lines: (part) => {
      const { kind, head, others } = part;
      const { group, port } = kind.endpoint;
      const ofStreams = kind.verb === 'listens' ? 'createServer' : 'connect';
      return [
        ...commented(head, '//'),
        '',
        isDatagram(part) ? take('createSocket', 'node:dgram') : take(ofStreams, 'node:net'),
        ...when(!isDatagram(part), take('hostname', 'node:os')),
        ...when(kind.verb !== 'joins', take('createInterface', 'node:readline')),
        '',
        ...when(group !== null, `const GROUP = '${group}';`),
        `const PORT = ${port};`,
        ...when(others !== null, `const COUNT = ${others};`),
        ...when(isNumbered(part), 'const number = Number(process.argv[2] ?? 1);'),
        ...stepComments(part, '//'),
      ];
    },
  };
}

export const typescript = forNode('.ts', (name, module) => `import { ${name} } from '${module}';`);
/** In a form that every version of node takes without a setting. */
export const javascript = forNode('.js', (name, module) => `const { ${name} } = require('${module}');`);

export const python: StarterLanguage = {
  fileName: (kind) => `${kind}.py`,
  lines: (part) => {
    const { kind, head, others } = part;
    const { group, port } = kind.endpoint;
    return [
      ...commented(head, '#'),
      '',
      'import socket',
      'import sys',
      '',
      ...when(group !== null, `GROUP = "${group}"`),
      `PORT = ${port}`,
      ...when(others !== null, `COUNT = ${others}`),
      ...when(isNumbered(part), 'number = int(sys.argv[1]) if len(sys.argv) > 1 else 1'),
      ...stepComments(part, '#'),
    ];
  },
};
