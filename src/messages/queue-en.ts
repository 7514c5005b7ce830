/** English: what is said of grading on several machines. Part of `en.ts`. */
export const queueEn = {
  'help.worker': 'run jobs of giliran grade --queue on this machine',
  'help.queue': 'have the work done by the workers of this queue: redis://host:port/db',
  'help.worker-queue': 'the queue to take jobs from: redis://host:port/db',
  'help.worker-isolation': 'the jobs to take: those with sandbox, network or none (default: sandbox)',

  'queue.bad-url':
    'Expected the address of a queue, as in redis://host:6379 or redis://:password@host:6379/2, found "{found}".',
  'queue.no-client':
    'Expected the package "bullmq", which queues need and not every install carries, found none. Install it beside giliran: npm install bullmq@5.47.3',
  'queue.no-server':
    'Expected a Redis at {place}, but it cannot be reached ({reason}). Start one there, or look at the address.',
  'queue.needs-password':
    'The Redis at {place} asks for a password. Write it into the address: redis://:PASSWORD@HOST:PORT',
  'queue.wrong-password': 'The Redis at {place} refuses the name or the password of the address.',
  'queue.no-permission': 'The Redis at {place} does not let this user work with queues ({reason}).',
  'queue.no-database':
    'The Redis at {place} has no database of that number. Leave it out, or use a smaller one.',
  'queue.too-old':
    'Expected Redis {least} or later at {place}, found {found}. Update it, or use another one.',
  'queue.out-of-memory':
    'The Redis at {place} has no memory left. Raise its maxmemory, or use a smaller --jobs; then grade again, and it goes on.',

  'queue.ready':
    'This machine takes jobs from {place}, {jobs} at once (giliran {tool}, isolation {isolation}). Ctrl-C ends it.',
  'queue.served': '{count} {count|job was|jobs were} done here; what was unfinished goes to another worker.',
  'queue.no-workers':
    'No worker for this batch is at {place} yet; giliran waits for one. On each machine that is to help: giliran worker --queue URL',
  'queue.other-worker':
    'The worker {worker} refuses these jobs: it is giliran {tool} with isolation {isolation}, and they are for giliran {ownTool} with isolation {ownIsolation}.',
  'queue.other-batch':
    'A batch for giliran {tool} with isolation {isolation} is at this queue. This worker refuses its jobs: it is giliran {ownTool} with isolation {ownIsolation}.',
  'queue.lost': 'The connection to {place} is lost; giliran tries to connect again.',
  'queue.found-again': 'The connection to {place} is back.',
  'queue.too-late':
    'A job was done too late: the queue had taken this worker for lost, and another worker does the job as well. Nothing is counted twice.',
  'queue.trouble': 'Trouble with the queue: {reason}',

  'queue.closed': 'The queue was closed before the job was done.',
  'queue.workers-lost':
    'Several workers were lost at this submission, one after another. Grade again to try once more; if it fails again, look at it by hand.',
  'queue.failed': 'The worker failed at this submission ({reason}). Grade again to try once more.',
  'queue.incomplete': 'The worker’s answer lacks traces or the page. Grade again to try once more.',
} as const;
