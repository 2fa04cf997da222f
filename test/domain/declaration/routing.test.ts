import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import { routeFor } from '../../../domain/declaration/registry.ts';
import { districtsNeeded, routeOf } from '../../../domain/declaration/routing.ts';
import { BODIES, callWith, EMPLOYER, jiaxing } from '../../rigs/domain/cases.ts';

type Route = Call['routes']['value'][number];

const OF = { level: 'engineer', profession: 'information-technology' };
const county = jiaxing.routes.value.find(({ affiliation }) => affiliation === 'county') as Route;

const withRoutes = (...routes: readonly Partial<Route>[]) =>
  callWith((call) => {
    call.routes.value.push(...routes.map((route) => ({ ...structuredClone(county), bodies: [], ...route })));
  });

const nameOf = (call: Call, employer = EMPLOYER, of = OF) => routeOf(call, employer, of)?.name;

describe('the route of a declaration', () => {
  test.each<[string, Route['onlyFor'], Partial<typeof EMPLOYER>, Partial<typeof OF>]>([
    ['district', { districts: ['nanhu'] }, { district: 'xiuzhou' }, {}],
    ['kind of employer', { kinds: ['enterprise'] }, { kind: 'institution' }, {}],
    ['profession', { professions: ['information-technology'] }, {}, { profession: 'traffic' }],
    ['level', { levels: ['engineer'] }, {}, { level: 'technician' }],
  ])('may be for one %s alone, and leaves the others theirs', (_, onlyFor, employer, of) => {
    const call = withRoutes({ name: '专门', onlyFor });
    expect(nameOf(call)).toBe('专门');
    expect(nameOf(call, { ...EMPLOYER, ...employer }, { ...OF, ...of })).toBe(county.name);
  });

  test('is the one that is narrowed by most, whatever the order of the list', () => {
    const call = withRoutes(
      { name: '按地区', onlyFor: { districts: ['nanhu'] } },
      { name: '按地区、专业', onlyFor: { districts: ['nanhu'], professions: [OF.profession] } },
    );
    expect(nameOf(call)).toBe('按地区、专业');
    call.routes.value.reverse();
    expect(nameOf(call)).toBe('按地区、专业');
  });

  test('of a draft without level or profession is not one that asks for them', () => {
    const call = withRoutes({ name: '专门', onlyFor: { levels: ['engineer'] } });
    expect(routeOf(call, EMPLOYER, {})?.name).toBe(county.name);
  });

  test('may lead to a body of another district, which is looked up there', () => {
    const call = withRoutes({
      onlyFor: { levels: ['engineer'] },
      bodies: [{ kind: 'hr-bureau', name: '市人社部门', step: 'recommendation', district: 'city' }],
    });
    expect(districtsNeeded(call, EMPLOYER)).toEqual(['nanhu', 'city']);
    const city = BODIES.map((body) => ({ ...body, id: `city-${body.kind}`, district: 'city' }));
    expect(routeFor(call, EMPLOYER, [...BODIES, ...city], OF).route.map(({ body }) => body)).toEqual([
      'city-hr-bureau',
    ]);
    expect(routeFor(call, EMPLOYER, BODIES, OF).missing).toEqual(['市人社部门']);
  });
});
