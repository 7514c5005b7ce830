import {
  capital,
  commented,
  isNumbered,
  type StarterLanguage,
  stepComments,
  when,
} from './starter-language.ts';

/** Languages whose programs are compiled. */

export const java: StarterLanguage = {
  fileName: (kind) => `${capital(kind)}.java`,
  lines: (part) => {
    const { kind, head, others } = part;
    const { group, port } = kind.endpoint;
    return [
      ...commented(head, '//'),
      '',
      'import java.io.*;',
      'import java.net.*;',
      'import java.nio.charset.StandardCharsets;',
      '',
      `public class ${capital(kind.name)} {`,
      ...when(group !== null, `    static final String GROUP = "${group}";`),
      `    static final int PORT = ${port};`,
      ...when(others !== null, `    static final int COUNT = ${others};`),
      '',
      '    public static void main(String[] args) throws Exception {',
      ...when(isNumbered(part), '        int number = args.length > 0 ? Integer.parseInt(args[0]) : 1;'),
      ...stepComments(part, '//', '        '),
      '    }',
      '}',
    ];
  },
};

export const c: StarterLanguage = {
  fileName: (kind) => `${kind}.c`,
  lines: (part) => {
    const { kind, head, others } = part;
    const { group, port } = kind.endpoint;
    const headers = [
      'arpa/inet.h',
      'netdb.h',
      'netinet/in.h',
      'stdio.h',
      'stdlib.h',
      'string.h',
      'sys/socket.h',
      'unistd.h',
    ];
    return [
      ...commented(head, '//'),
      '',
      ...headers.map((header) => `#include <${header}>`),
      '',
      ...when(group !== null, `#define GROUP "${group}"`),
      `#define PORT ${port}`,
      ...when(others !== null, `#define COUNT ${others}`),
      '',
      'int main(int argc, char **argv) {',
      ...when(isNumbered(part), '    int number = argc > 1 ? atoi(argv[1]) : 1;', '    (void)number;'),
      ...when(!isNumbered(part), '    (void)argc;', '    (void)argv;'),
      ...stepComments(part, '//', '    '),
      '',
      '    return 0;',
      '}',
    ];
  },
};

export const go: StarterLanguage = {
  fileName: (kind) => `${kind}.go`,
  lines: (part) => {
    const { kind, head, others } = part;
    const { group, port } = kind.endpoint;
    const packages = ['bufio', 'fmt', 'net', 'os'].map((name) => `"${name}"`).join(', ');
    return [
      ...commented(head, '//'),
      // Go refuses imports that are not used.
      ...commented([`import: ${packages}`], '//'),
      '',
      'package main',
      '',
      ...when(group !== null, `const group = "${group}"`),
      `const port = ${port}`,
      ...when(others !== null, `const count = ${others}`),
      '',
      'func main() {',
      ...when(isNumbered(part), '\t// os.Args[1]: number'),
      ...stepComments(part, '//', '\t'),
      '}',
    ];
  },
};
