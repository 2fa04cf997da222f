import { describe, expect, test } from 'vitest';
import { CHINA } from '../../infra/china.ts';
import { DEPLOYED, type Deployed, synthesized } from '../rigs/infra/synthesized.ts';

const textOf = (name: Deployed) => Object.values(synthesized(name).templates).join('\n');

/** Service principals end as in the rest of the world: infra/china.ts, IAM service principals. */
const PRINCIPAL = /"Principal":\{?("Service":)?(\[?"[\w.-]+\.amazonaws\.com",?\]?)+/g;
/** The key's policy names either suffix, since it is not known by which a service calls. */
const VIA = /"kms:ViaService":(\[[^\]]*\]|"[^"]*")/g;

test('no ARN in China begins with another partition, and none elsewhere with China’s', () => {
  expect(textOf('jiaxing').match(/arn:aws:[^"]*/g)).toBeNull();
  expect(textOf('trial').match(/arn:aws-cn:[^"]*/g)).toBeNull();
});

test('no address in China lacks the ending .cn but names of principals', () => {
  const text = textOf('jiaxing').replace(PRINCIPAL, '').replace(VIA, '');
  expect(text.match(/[\w.-]*amazonaws\.com(?!\.cn)/g)).toBeNull();
});

test('outside China nothing ends in .cn', () => {
  expect(textOf('trial').match(/[\w.-]*(amazonaws\.com\.cn|amazonaws\.cn)/g)).toBeNull();
});

describe.each(DEPLOYED)('in %s', (name) => {
  test('every ARN that is written out has the partition and the region of the environment', () => {
    const { templates, environment } = synthesized(name);
    const { partition, region } = environment;
    const written = Object.values(templates).flatMap((text) => [
      ...text.matchAll(/arn:(aws[\w-]*):([\w-]+):([\w-]*):/g),
    ]);
    expect(written.length).toBeGreaterThan(0);
    for (const [arn, its, service, where] of written) {
      expect(its, arn).toBe(partition);
      if (service !== 'iam' && where !== '') expect(where, arn).toBe(region);
    }
  });

  test('no other environment’s name, region or host stands in its templates', () => {
    const other = synthesized(name === 'trial' ? 'jiaxing' : 'trial').environment;
    for (const foreign of [`zhicheng-${other.name}`, other.region, other.origin])
      expect(textOf(name)).not.toContain(foreign);
  });
});

test('every fact names its source, or what settles it', () => {
  for (const { name, inChina, says, source } of CHINA as readonly ((typeof CHINA)[number] & {
    source?: string;
  })[]) {
    expect(says.length, name).toBeGreaterThan(0);
    if (inChina !== 'verify first') expect(source, name).toMatch(/^https:\/\//);
  }
});

test('no type or feature stands in the table twice', () => {
  const covered = CHINA.flatMap(({ covers }) => covers);
  expect(covered.filter((each, at) => covered.indexOf(each) !== at)).toEqual([]);
});

/** Metrics of functions that the China regions lack. */
const ABSENT_METRICS = ['AsyncEventsReceived', 'AsyncEventAge', 'AsyncEventsDropped'];

test('no alarm in China reads a metric that does not exist there', () => {
  for (const absent of ABSENT_METRICS) expect(textOf('jiaxing')).not.toContain(absent);
});
