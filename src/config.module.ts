import { Logger, Module } from '@nestjs/common';
import { Config, loadConfig } from './config.js';
import { misspelt } from './misspelt.js';

@Module({
  providers: [{ provide: Config, useFactory: () => loadWatched(process.env) }],
  exports: [Config],
})
export class ConfigModule {}

/** Whatever is read is a setting. Warns of what is none and looks like one, also where that stops the start. */
function loadWatched(env: NodeJS.ProcessEnv) {
  const known = new Set<string>();
  const get = (target: typeof env, name: string) => target[known.add(name) && name];
  try {
    return loadConfig(new Proxy(env, { get }));
  } finally {
    for (const { name, meant } of misspelt(Object.keys(env), [...known]))
      Logger.warn(`${name} is no setting, and does nothing: is it to be ${meant}?`, 'Config');
  }
}
