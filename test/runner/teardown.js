export { close as default } from './chromium.js';
