/** A start that can't go on; the message is one line that names the cure. */
export class StartError extends Error {
  constructor(message: string) {
    super(message.replaceAll(/\s+/g, ' '));
  }
}
