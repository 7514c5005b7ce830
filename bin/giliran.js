#!/usr/bin/env node
import '../dist/giliran.js';
