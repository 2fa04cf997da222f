import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../../domain/call/call.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { callWith, stepIn } from '../../rigs/domain/cases.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

const errorsOf = (edit: (call: Call) => void) =>
  checkCall(callWith(edit), publishedCalendar, VOCABULARIES)
    .filter(({ warns }) => !warns)
    .map(({ because, path }) => `${because} ${path.join('.')}`);

const step = (call: Call, id: string) => {
  const found = call.steps.find((each) => each.id === id);
  if (!found) throw new Error(`No step ${id}`);
  return found;
};
const toEmployer = (call: Call) => {
  stepIn(call, 'recommendation').returns = {
    value: { to: 'employer', resubmitBy: 'declare', noticeRestarts: false },
    source: '四',
  };
};
/** The bodies act before the employer. */
const bodiesFirst = (call: Call) => {
  step(call, 'recommendation').after = 'declare';
  step(call, 'employer').after = 'recommendation';
};
const without = (id: string) => (call: Call) => {
  for (const each of call.steps) if (each.after === id) each.after = step(call, id).after;
  call.steps.splice(call.steps.indexOf(step(call, id)), 1);
};

describe('a return to the employer', () => {
  const nobody = (nth: number) => [`returns-to-nobody steps.${nth}.returns.value.to`];

  test('is lawful after the review of the employer', () => {
    expect(errorsOf(toEmployer)).toEqual([]);
  });

  test('is refused where the employer reviews only later, or never', () => {
    expect(errorsOf((call) => [toEmployer, bodiesFirst].map((edit) => edit(call)))).toEqual(nobody(3));
    const noReview = (call: Call) => {
      const { closes } = stepIn(call, 'employer');
      const { within: _within, ...notice } = step(call, 'notice');
      call.steps[2] = { ...notice, closes };
      without('employer')(call);
    };
    expect(errorsOf((call) => [toEmployer, noReview].map((edit) => edit(call)))).toEqual(nobody(2));
  });

  test('is refused where the review of the employer is for some of its levels alone', () => {
    const partly = (call: Call) => {
      step(call, 'employer').levels = ['engineer'];
    };
    expect(errorsOf((call) => [toEmployer, partly].map((edit) => edit(call)))).toEqual(nobody(3));
    const both = (call: Call) => {
      step(call, 'recommendation').levels = ['engineer'];
    };
    expect(errorsOf((call) => [toEmployer, partly, both].map((edit) => edit(call)))).toEqual([]);
  });
});

describe('a route on which nothing is done after declaring', () => {
  const forEngineers = (call: Call) => {
    for (const id of ['employer', 'notice']) step(call, id).levels = ['engineer'];
  };
  const municipal = 'nobody-reviews routes.value.3.bodies';

  test('is refused also where it is so for some levels alone, and they are named', () => {
    expect(errorsOf(forEngineers)).toEqual([municipal]);
    const [found] = checkCall(callWith(forEngineers), publishedCalendar, VOCABULARIES);
    expect(found?.zh).toContain('technician、assistant-engineer');
  });

  test('is refused where its only body acts in a step for other levels', () => {
    const bodyForEngineers = (call: Call) => {
      forEngineers(call);
      step(call, 'recommendation').levels = ['engineer'];
    };
    expect(errorsOf(bodyForEngineers)).toHaveLength(4);
  });

  test('is lawful where those levels have no such route, or another route of their own', () => {
    const narrowed = (call: Call) => {
      forEngineers(call);
      const route = call.routes.value.find(({ affiliation }) => affiliation === 'municipal');
      if (route) route.onlyFor = { levels: ['engineer'] };
    };
    expect(errorsOf(narrowed)).toEqual([]);
    const another = (call: Call) => {
      forEngineers(call);
      const bodies = call.routes.value[0]?.bodies ?? [];
      const onlyFor = { levels: ['technician', 'assistant-engineer'] };
      call.routes.value.push({ affiliation: 'municipal', name: '市直单位初级', onlyFor, bodies });
    };
    expect(errorsOf(another)).toEqual([]);
  });
});
