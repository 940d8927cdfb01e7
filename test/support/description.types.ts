import { type PayloadSchema } from './sample.js';

interface Operation {
  requestBody?: { content: Record<string, { schema: PayloadSchema }> };
  responses: Record<string, Answer>;
}

export interface Answer {
  content?: Record<string, unknown>;
  /** A browser is answered with a page instead. */
  'x-html'?: boolean;
}

export interface OpenApi {
  components: { responses: Record<string, Answer> };
  paths: Record<string, Record<string, Operation>>;
}

export interface AsyncApi {
  channels: Record<string, { messages: { event: { payload: PayloadSchema } } }>;
  operations: Record<string, { action: string }>;
}
