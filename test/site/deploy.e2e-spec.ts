import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { newDataDir, TestApp } from '../support/app.js';
import { RedisServer, withRedis } from '../support/redis.js';
import { settingsRead } from '../support/settings.js';

const read = (file: string) => readFileSync(file, 'utf8');
const dockerfile = read('Dockerfile');
const PORT = Number(/^EXPOSE (\d+)$/m.exec(dockerfile)![1]);
const DATA_DIR = /\bDATA_DIR=(\S+)/.exec(dockerfile)![1]!;

const settings = () => settingsRead(newDataDir());

interface Node {
  build: string;
  environment: Record<string, string>;
  read_only: boolean;
  tmpfs: string;
}

describe('compose.yaml', () => {
  const { services } = parse(read('compose.yaml')) as {
    services: Record<'one' | 'two' | 'three', Node> &
      Record<'redis' | 'caddy', { command: string }>;
  };

  it('has three nodes of the image, alike, read-only but the data, with settings that there are', () => {
    for (const node of [services.one, services.two, services.three]) {
      expect(node).toEqual(services.one);
      expect(node).toMatchObject({ build: '.', read_only: true });
      expect(node.tmpfs.split(':')[0]).toBe(DATA_DIR);
      expect(settings()).toEqual(expect.arrayContaining(Object.keys(node.environment)));
    }
  });

  it('leads to each node by its name and the port of the image', () => {
    const targets = [...services.caddy.command.matchAll(/--to (\S+)/g)].map(([, to]) => to);

    expect(targets).toEqual(['one', 'two', 'three'].map((name) => `${name}:${PORT}`));
  });

  withRedis('its Redis', () => {
    it('is set so that the app takes it, and nothing is not promised', async () => {
      const [program, ...options] = services.redis.command.split(' ');
      expect(program).toBe('redis-server');
      const server = await RedisServer.start(options);

      const app = await TestApp.start({ REDIS_URL: server.url, REDIS_DURABILITY: 'strict' });

      const { body } = await app.visitor().json('/health/ready').expect(200);
      expect(JSON.stringify(body)).not.toContain('notPromised');
      await app.stop();
    });
  });
});

describe('the example for Kubernetes', () => {
  const documents = parseAllDocuments(read('deploy/kubernetes.yaml'));
  const [deployment, budget, service] = documents.map((each) => each.toJS() as Kubernetes);
  const { spec } = deployment!.spec.template!;
  const [container] = spec.containers;

  it('selects what it labels, on the port of the image, and ties nobody to a node', () => {
    const labels = { app: 'sojourn' };

    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    expect(deployment!.spec).toMatchObject({ template: { metadata: { labels } } });
    for (const { spec: selecting } of [deployment!, budget!])
      expect(selecting.selector).toEqual({ matchLabels: labels });
    expect(service!.spec).toEqual({ selector: labels, ports: [{ port: 80, targetPort: PORT }] });
    expect(budget!.spec.minAvailable).toBeLessThan(deployment!.spec.replicas!);
  });

  it('lets the app write to its data only, and asks probes that answer', async () => {
    const app = await TestApp.start();
    const { readinessProbe, livenessProbe } = container;

    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(container.volumeMounts).toEqual([{ name: spec.volumes[0].name, mountPath: DATA_DIR }]);
    expect(settings()).toEqual(expect.arrayContaining(container.env.map(({ name }) => name)));
    for (const { httpGet } of [readinessProbe, livenessProbe]) {
      expect(httpGet.port).toBe(PORT);
      await app.visitor().json(httpGet.path).expect(200);
    }
    await app.stop();
  });
});

interface Kubernetes {
  spec: {
    selector: object;
    minAvailable?: number;
    replicas?: number;
    template?: { spec: Pod };
  };
}

interface Pod {
  securityContext: object;
  volumes: [{ name: string }];
  containers: [
    {
      env: { name: string }[];
      securityContext: object;
      volumeMounts: object[];
      readinessProbe: Probe;
      livenessProbe: Probe;
    },
  ];
}

interface Probe {
  httpGet: { path: string; port: number };
}
