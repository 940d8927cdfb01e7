import { loadConfig } from '../../src/config.js';

/** Every setting that the app reads. @param dataDir where it may keep a secret */
export function settingsRead(dataDir: string) {
  const names = new Set<string>();
  const settings: Record<string, string> = { DATA_DIR: dataDir };
  const env = new Proxy(settings, {
    get(target, name: string) {
      names.add(name);
      return target[name];
    },
  });
  loadConfig(env);
  return [...names];
}
