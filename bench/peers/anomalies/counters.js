/** What a handler does with a session, whichever library it is of: all it holds is numbers. */
export const counters = (session) =>
  Object.fromEntries(Object.entries(session).filter(([, value]) => typeof value === 'number'));

export const addOne = (session, key) => (session[key] = (session[key] ?? 0) + 1);
