import { StartError } from 'sojourn';

const ABOUT_THE_ADDRESS =
  /^(EADDRINUSE|EADDRNOTAVAIL|EACCES|EPERM|EAFNOSUPPORT|EINVAL|ENOTFOUND|EAI_\w+)$/;

export function listenError(error: NodeJS.ErrnoException, host: string, port: number) {
  if (!ABOUT_THE_ADDRESS.test(String(error.code))) return error;
  return new StartError(
    `HOST and PORT must be an address of this machine that is free, not ${host}:${port} (${error.code}).`,
  );
}
