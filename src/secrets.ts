import { join } from 'node:path';
import { isLongSecret, keptSecret, StartError } from 'sojourn';

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
