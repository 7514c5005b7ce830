'use strict';
const { loadBuilt } = require('./load-built.js');

if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

let hasWorked = false;

void loadBuilt(() => hasWorked)
  .startWorker()
  .then(() => {
    // Whoever listens first is given what has come: that is for the worker.
    process.once('message', () => {
      hasWorked = true;
    });
  });
