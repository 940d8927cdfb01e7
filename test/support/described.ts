import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { TestApp } from './app.js';

export type Schema = Record<string, unknown>;

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
}

interface Response {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
}

interface AsyncApi {
  channels: Record<string, { messages: Record<string, { payload: Schema }> }>;
  operations: Record<string, { action: 'send' | 'receive' }>;
}

/** A command or an event, with what may be sent and what may be answered. */
export interface Described {
  name: string;
  payload: Schema;
  /** Each by the status that it goes with; of an event all are under `default`. */
  answers: Record<string, Schema>;
}

/** What an app says of its two doors. */
export class Descriptions {
  private readonly ajv = new Ajv2020({ strict: false, multipleOfPrecision: 3, allErrors: true });
  private readonly checks = new Map<Schema, ValidateFunction>();

  private constructor(
    private readonly http: OpenApi,
    private readonly events: AsyncApi,
  ) {
    addFormats.default(this.ajv);
  }

  static async of(app: TestApp) {
    const [http, events] = await Promise.all(
      ['/openapi.json', '/asyncapi.json'].map((path) => app.visitor().json(path).expect(200)),
    );
    return new Descriptions(http!.body as OpenApi, events!.body as AsyncApi);
  }

  get commands(): Described[] {
    return Object.entries(this.http.paths).flatMap(([name, { post }]) => {
      const payload = post?.requestBody?.content[JSON_TYPE]?.schema;
      return post && payload ? [{ name, payload, answers: this.answersOf(post) }] : [];
    });
  }

  get reads(): { name: string; answers: Described['answers'] }[] {
    return Object.entries(this.http.paths).flatMap(([name, { get }]) =>
      get ? [{ name, answers: this.answersOf(get) }] : [],
    );
  }

  get received(): Described[] {
    return Object.entries(this.events.operations)
      .filter(([, { action }]) => action === 'receive')
      .map(([name]) => {
        const { event, acknowledgement } = this.events.channels[name]!.messages;
        return { name, payload: event!.payload, answers: { default: acknowledgement!.payload } };
      });
  }

  /** What is wrong with a value by a schema; nothing where it is as described. */
  faults(schema: Schema, value: unknown) {
    const check = this.checks.get(schema) ?? this.compile(schema);
    return check(value)
      ? []
      : check.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  private compile(schema: Schema) {
    const check = this.ajv.compile({ ...schema, components: this.http.components });
    this.checks.set(schema, check);
    return check;
  }

  private answersOf({ responses }: Operation) {
    const all = Object.entries(responses).map(([status, response]) => {
      const content = response.$ref
        ? this.http.components.responses[response.$ref.split('/').at(-1)!]!.content
        : response.content;
      return [status, Object.values(content ?? {})[0]?.schema ?? ANYTHING] as const;
    });
    return Object.fromEntries(all);
  }
}

const ANYTHING: Schema = {};
const JSON_TYPE = 'application/json';
