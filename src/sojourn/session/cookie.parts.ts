import { serialize, type SerializeOptions } from 'cookie';
import type { SessionConfig } from './session.config.js';
import { cookiePrefix, flags, visitorAge } from './session.cookie.js';

/** What is secret has no text. */
interface Part {
  text?: string;
  says: string;
}

const MEANINGS: Record<string, string> = {
  HttpOnly: 'no script on a page can read it',
  Secure: 'it travels over TLS only',
  'SameSite=Lax': 'another site’s forms and pictures come without it',
  'Path=/': 'it is sent to every page here',
};

export function cookieParts(config: SessionConfig, secure: boolean) {
  const { cookies } = config;
  return [
    cookie(cookies.session, 'the session’s id, 192 random bits', {}, config, secure),
    cookie(cookies.visitor, 'a name for this browser, 192 random bits', visitorAge, config, secure),
  ];
}

function cookie(
  name: string,
  value: string,
  options: SerializeOptions,
  config: SessionConfig,
  secure: boolean,
) {
  const [, ...set] = serialize(name, '', { ...flags(secure), ...options }).split('; ');
  return {
    name: `${cookiePrefix(secure, config)}${name}`,
    parts: parts(value),
    flags: set.map(flag),
  };
}

const parts = (value: string): Part[] => [
  { text: 's:', says: 'it is signed' },
  { says: value },
  { text: '.', says: 'what follows is the signature' },
  { says: 'the HMAC-SHA-256 of that by the app’s secret: whoever changes a letter is a stranger' },
];

const flag = (text: string) => ({ text, says: MEANINGS[text] ?? ageOf(text) });

const ageOf = (text: string) =>
  `the browser forgets it after ${Number(text.split('=')[1]) / 86_400} days`;
