/** English: what is said of files that programs are given and store. `files-id.ts` has the same ids with the same parameters. */
export const filesEn = {
  'cause.stored-nothing': '{role} stores no file {file}',
  'cause.stored-elsewhere': '{role} stores the file, and not as {file}',
  'cause.stored-shorter': 'what {role} stores as {file} ends too early',
  'cause.stored-longer': 'what {role} stores as {file} goes on too long',
  'cause.stored-otherwise': 'what {role} stores as {file} holds other bytes',
  'cause.stored-no-file': 'what {role} stores as {file} is no ordinary file',

  'expected.stored': '{role} stores {file}, byte for byte as {of} has it: {bytes} {bytes|byte|bytes}',

  'actual.stored-none': 'nothing was stored in its working folder',
  'actual.stored-others': 'what was stored in its working folder: {names}',
  'actual.stored-elsewhere': 'the file lies in {name}',
  'actual.stored-bytes': '{name} has {bytes} {bytes|byte|bytes}',
  'actual.stored-differs':
    '{name} has {bytes} {bytes|byte|bytes}; from byte {at} on it holds {stored}, where {given} should stand (in hexadecimal digits)',
  'actual.stored-link': '{name} is a link, which nobody follows',
  'actual.stored-special': '{name} is a pipe, a socket or a device',
  'actual.stored-locked': '{name} is a file that nobody may read',

  'inconclusive.no-folder': 'what the programs stored could not be looked at',

  'hint.stored-nothing.1': 'In which folder does your program write, and under which name?',
  'hint.stored-nothing.2':
    'Follow the bytes from where they are read: is a file opened for writing, and is it reached before the program waits again?',
  'hint.stored-nothing.3':
    'A name without a folder lies in the folder that the program was started in. Open it for writing, in binary, when the first bytes of the file come.',
  'hint.stored-elsewhere.1': 'Under which name should the file lie, and under which one does it?',
  'hint.stored-elsewhere.2':
    'Print the name that you open, with quotes around it: is there a folder in it, a space, or a line end?',
  'hint.stored-elsewhere.3':
    'The name is what the protocol says, and nothing else: without the line end that came behind it, and in the folder that the program was started in.',
  'hint.stored-shorter.1':
    'How many bytes were sent, how many has your program read, and how many lie on the disk?',
  'hint.stored-shorter.2':
    'Does it go on reading until all has come? And is what it has written still in a buffer of its own when it says that it is done?',
  'hint.stored-shorter.3':
    'One read gives what has come, and not a whole file: go on until there is enough. Then close the file before you answer: what is only buffered is not there yet.',
  'hint.stored-longer.1': 'Where does the file end in what your program has read?',
  'hint.stored-longer.2':
    'Is the line before the file in it, or what came behind it? Was the file emptied before it was written, or added to?',
  'hint.stored-longer.3':
    'Take from what was read just so many bytes as the file has, and keep the rest for what comes next. Open the file so that it begins empty.',
  'hint.stored-otherwise.1':
    'Does your program take the bytes as they are, or does it turn them into text on the way?',
  'hint.stored-otherwise.2':
    'Compare the two where they part: were bytes replaced by others, line ends changed, or spaces taken off?',
  'hint.stored-otherwise.3':
    'A file is bytes, and need not be text: do not decode it, do not read it line by line, and open it in binary ("wb"; a Buffer in Node without an encoding).',
  'hint.stored-no-file.1': 'What have you made under this name?',
  'hint.stored-no-file.2': 'Look at it with `ls -l`: does the line begin with a hyphen?',
  'hint.stored-no-file.3':
    'Write the bytes into an ordinary file of your own that others may read, instead of a link or a pipe.',
} as const;
