import { beforeEach } from '@jest/globals';
import { sharedApp, type Setting, type Shared } from './shared.app.js';
import { Tab } from './tab.js';
import type { Visitor } from './visitor.js';

const named = (ada: Visitor) => ada.send('/greeting/set', { name: 'Ada' });

/** An app for the tests of a describe, and in each of them a tab of the visitor's session. */
export function sharedTab(setting: Setting = {}) {
  const stage = sharedApp({ begin: named, ...setting }) as Shared & { tab: Tab };
  beforeEach(async () => {
    stage.tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
  });
  return stage;
}
