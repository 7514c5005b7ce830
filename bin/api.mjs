/** What `import 'giliran'` gives: part of the one built file. Its types stand in docs/api.d.ts. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { file } = require('../dist/built.json');

export const { GiliranError, Lab, LabError, readRuns } = await require(`../dist/${file}`).loadApi();
