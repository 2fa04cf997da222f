import { describe, expect, test } from 'vitest';
import { routeFor } from '../../../domain/declaration/registry.ts';
import { BODIES, callWith, EMPLOYER, jiaxing, ROUTE, stepIn } from '../../rigs/domain/cases.ts';

const ENGINEER = { level: 'engineer' };

describe('the route of an employer', () => {
  test('passes the bodies of its district in the order that the call gives for its affiliation', () => {
    const elsewhere = BODIES.map((body) => ({ ...body, id: `other-${body.id}`, district: 'xiuzhou' }));
    expect(routeFor(jiaxing, EMPLOYER, [...elsewhere, ...BODIES], ENGINEER)).toEqual({
      route: ROUTE,
      missing: [],
    });
    expect(routeFor(jiaxing, EMPLOYER, BODIES.toReversed(), ENGINEER).route).toEqual(ROUTE);
  });

  test.each(['county', 'development-zone', 'provincial'])(
    'of affiliation %s has two bodies',
    (affiliation) => {
      expect(routeFor(jiaxing, { ...EMPLOYER, affiliation }, BODIES, ENGINEER).route).toHaveLength(2);
    },
  );

  test('of a municipal employer has none, and lacks none', () => {
    const municipal = { ...EMPLOYER, affiliation: 'municipal' };
    expect(routeFor(jiaxing, municipal, [], ENGINEER)).toEqual({ route: [], missing: [] });
  });

  test('of two steps gives each body the stage of its own', () => {
    const call = callWith((edited) => {
      const last = edited.routes.value[0]?.bodies[1];
      if (last) last.step = 'city';
      edited.steps.push({ ...stepIn(edited, 'recommendation'), id: 'city', after: 'recommendation' });
    });
    expect(routeFor(call, EMPLOYER, BODIES, ENGINEER).route.map(({ stage }) => stage)).toEqual([
      'recommendation',
      'city',
    ]);
  });

  test('names every kind of body that its district lacks, in the call’s words', () => {
    expect(routeFor(jiaxing, EMPLOYER, [], ENGINEER).missing).toEqual(['职称申报受理点', '人力社保部门']);
    expect(routeFor(jiaxing, EMPLOYER, BODIES.slice(0, 1), ENGINEER).missing).toEqual(['人力社保部门']);
  });

  test('names the affiliation if the call does not know it', () => {
    const military = { ...EMPLOYER, affiliation: 'military' };
    expect(routeFor(jiaxing, military, BODIES, ENGINEER)).toEqual({ route: [], missing: ['military'] });
  });
});
