import { graders } from '../../graders/index.ts';
import { serveJobs } from '../batch/worker/serve-jobs.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';

/**
 * A worker of `giliran grade`: a process of its own, told what to do over the line that it was started with.
 */
serveJobs({ graders, projectFolder: projectFolder(), tool: toolVersion() });
