/** A worker has no document that could be hidden. */
interface Page extends EventTarget {
  document?: EventTarget & { hidden: boolean };
}

export function onWake(wake: () => void, signal: AbortSignal) {
  const page = globalThis as unknown as Page;
  const shown = () => page.document?.hidden || wake();
  page.addEventListener?.('online', wake, { signal });
  page.document?.addEventListener('visibilitychange', shown, { signal });
}
