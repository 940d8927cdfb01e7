import { join } from 'node:path';
import { isLongSecret, keptSecret, StartError } from 'sojourn';

/**
 * @returns the secrets of SESSION_SECRET; outside production, where it is unset, the one in `dataDir`
 * @throws StartError where one is missing or too short, or can't be kept
 */
export function secrets(text: string | undefined, production: boolean, dataDir: string) {
  if (!text && production)
    throw new StartError(
      'SESSION_SECRET must be set in production, to at least 32 random characters (try: openssl rand -base64 32).',
    );
  if (!text) return [keptSecret(join(dataDir, 'secret'), 'DATA_DIR')];
  const list = text.split(',').map((secret) => secret.trim());
  if (list.every(isLongSecret)) return list;
  throw new StartError(
    'SESSION_SECRET must be at least 32 characters, and so must each of several separated by commas (try: openssl rand -base64 32).',
  );
}
