/**
 * What is slow by nature, as patterns of paths in test/: `npm run test:faults` runs these, and `npm test` all others.
 * Both run in CI.
 */
const PATHS = [
  // Processes that are killed, files that are damaged, stores that are stopped.
  '(faults|processes|redis)/',
  'site/(image|no-files-left|secret|start|stop)',
  'sqlite/(backup|lock)',
  'commands/last-resort',
  // Builds, and installs in empty folders.
  'build/feature',
  'package/(publish|stranger)',
  // Floods and soaks.
  'commands/(bad-input|connection-limit|flood)',
  'describe/fuzz',
  'live/(backlog|model|socket-cut|socket-flood)',
  'security/(cookies|patterns)',
  // Connections that are cut, and feeds that fail.
  'browser/live-(fallback|gap|processes|refusal|restart|restore|silence)',
  'browser/waiting',
  'features/(flight-feed-trouble|flight-ticker|leaders|rates-trouble)',
  // Games played as people play them.
  'browser/arcade-(button|frames|lost|resume|senses|touch)',
  // Walks over every page.
  'browser/(access|greeting-everywhere|how|keyboard|load|no-script|phone|saved|zoom)',
  'security/page',
];

export const SLOW = PATHS.map((path) => `/test/${path}.*e2e-spec\\.ts$`);
