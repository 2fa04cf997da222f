import type { Finding, Path } from '../finding/finding.ts';
import { type Placed, type Reading, rawItems, soundItems } from '../form/reading.ts';
import { type ReadStep, stepsIn, unknownStep } from './read-steps.ts';
import { reviewerFindings } from './reviewers.ts';

/** The kinds of steps in which a body acts: it reviews, or confirms what the applicant paid or handed in. */
const OF_BODIES: readonly (string | undefined)[] = ['pay', 'hand-in'];

/** Checks that each body of a route acts in a step of bodies, and that each such step has a body on some route. */
export function bodyFindings(reading: Reading): Finding[] {
  const steps = stepsIn(reading);
  const bodies = rawItems(reading, ['routes', 'value']).flatMap(({ path }) =>
    soundItems<{ step: string }>(reading, [...path, 'bodies']),
  );
  const named = new Set(bodies.map(({ value }) => value.step));
  return [
    ...bodies.flatMap((body) => bodyStep(reading, steps, body)),
    ...reviewerFindings(reading, steps),
    ...twoConfirm(reading, steps),
    ...twoPost(reading, steps),
    ...steps.filter((step) => isOfBodies(step) && bodies.length > 0 && !named.has(step.id)).map(unused),
  ];
}

function isOfBodies({ by, kind }: ReadStep): boolean {
  return by === 'body' || OF_BODIES.includes(kind);
}

function bodyStep(
  reading: Reading,
  steps: readonly ReadStep[],
  { path, value }: Placed<{ step: string }>,
): Finding[] {
  const at = [...path, 'step'];
  const step = steps.find(({ id }) => id === value.step);
  if (!step) return unknownStep(reading, at, value.step);
  return step.by === undefined || isOfBodies(step) ? [] : [notOfBodies(at, step)];
}

function notOfBodies(path: Path, { id, by }: ReadStep): Finding {
  return {
    path,
    because: 'step-not-of-bodies',
    zh: `步骤 ${id} 由 ${by} 办理，不能由部门审核；请改为 by 是 body 的步骤，或缴费、交材料的步骤。`,
    en: `The step ${id} is the ${by}'s; a body needs a step whose by is body, or one of paying or handing in.`,
  };
}

function unused({ path, id }: ReadStep): Finding {
  return {
    path,
    warns: true,
    because: 'step-without-body',
    zh: `各条报送路径都没有部门办理步骤 ${id}，没有人会到这一步；请在 routes 的 bodies 中写明，或删去这一步。`,
    en: `On no route does a body act in the step ${id}, so nobody ever reaches it; name one in the bodies of routes, or take the step out.`,
  };
}

/** Reports a second body that would confirm one fee or the same papers on a route: the applicant would be asked twice. */
function twoConfirm(reading: Reading, steps: readonly ReadStep[]): Finding[] {
  const confirmed = steps.filter(({ kind }) => OF_BODIES.includes(kind));
  return secondBodies(reading, confirmed).map(({ path, value: { step } }) => ({
    path: [...path, 'step'],
    because: 'two-confirm-one-step',
    zh: `这条报送路径的步骤 ${step} 已有部门确认，第二个部门会让申报人再缴一次、再交一次；请只留一个。`,
    en: `On this route a body confirms the step ${step} already; with a second one the applicant would pay or hand in twice. Keep one.`,
  }));
}

/** Reports a second body that would post one public notice: each notice has a step of its own. */
function twoPost(reading: Reading, steps: readonly ReadStep[]): Finding[] {
  const posted = steps.filter(({ kind }) => kind === 'public-notice');
  return secondBodies(reading, posted).map(({ path, value: { step } }) => ({
    path: [...path, 'step'],
    because: 'two-post-one-notice',
    zh: `这条报送路径的公示步骤 ${step} 已有部门办理；另一个部门也要公示的，请为它另写一个公示步骤。`,
    en: `On this route a body posts the public notice ${step} already; if another one posts too, give it a step of its own.`,
  }));
}

/** The bodies of each route that act in one of these steps after another body of the route. */
function secondBodies(reading: Reading, steps: readonly ReadStep[]): Placed<{ step: string }>[] {
  const ids = steps.map(({ id }) => id);
  return rawItems(reading, ['routes', 'value']).flatMap(({ path }) => {
    const bodies = soundItems<{ step: string }>(reading, [...path, 'bodies']);
    return bodies.filter(
      ({ value }, at) =>
        ids.includes(value.step) && bodies.findIndex((each) => each.value.step === value.step) < at,
    );
  });
}
