'use strict';
const { loadBuilt } = require('./load-built.js');

if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

loadBuilt().startWorker();
