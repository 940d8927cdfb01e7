const TIMEOUT_MS = 2_000;
/** A feed that asks for more is asked once a day all the same. */
const LONGEST_WAIT_MS = 86_400_000;
/** OpenSky's own name for it: https://openskynetwork.github.io/opensky-api/rest.html#limitations */
const RETRY_HEADERS = ['Retry-After', 'X-Rate-Limit-Retry-After-Seconds'];

interface Limits {
  limitBytes: number;
  stop: AbortSignal;
  timeoutMs?: number;
}

class DownloadError extends Error {
  constructor(
    status: number,
    /** 0 where it did not say. */
    readonly waitMs: number,
  ) {
    super(`It answered ${status}.`);
  }
}

export const waitOf = (error: unknown) => (error instanceof DownloadError ? error.waitMs : 0);

/** It follows no redirect: only the address that was set is ever asked. */
export async function download(url: string, { limitBytes, stop, timeoutMs = TIMEOUT_MS }: Limits) {
  // Kept and used to the end: Node 20 frees a time-out that only a combined signal knows of, and it never ends.
  const late = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([stop, late]);
  const { status, body, headers } = await fetch(url, { redirect: 'manual', signal });
  if (status !== 200) {
    await body?.cancel();
    throw new DownloadError(status, retryAfterMs(headers, Date.now()));
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    late.throwIfAborted();
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > limitBytes) throw new Error(`It is larger than ${limitBytes} bytes.`);
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

export function retryAfterMs(headers: Headers, now: number) {
  const waits = RETRY_HEADERS.map((name) => waitIn(headers.get(name) ?? '', now));
  return Math.min(Math.max(0, ...waits), LONGEST_WAIT_MS);
}

/** Seconds, or a date, as RFC 9110 has both. JavaScript takes much else for a date. */
function waitIn(text: string, now: number) {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  return /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) - now || 0 : 0;
}
