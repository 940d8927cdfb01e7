import { appScript, run } from './app.script.js';

run(appScript());
