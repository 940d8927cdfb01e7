/** What a handler waits for between the load and the save of its session: an answer of another service. */
export const askElsewhere = async (address) => address && (await fetch(address)).text();
