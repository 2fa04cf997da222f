import { describe, expect, test } from 'vitest';
import { REVIEWER_REFUSALS } from '../../domain/wording/reviewer-refusals.ts';
import { type OwnFault, sayFault } from '../../domain/wording/say-fault.ts';
import { REFUSALS } from '../../domain/wording/say-refusal.ts';
import { faultAnswer } from '../../functions/reviewer-pages/visit/trouble.ts';
import { SITE } from '../../local/machine/settings.ts';
import { pageFault } from '../../web/fault.ts';
import { inFrame } from '../../web/frame.ts';
import type { Fault } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { problemOfFault } from '../../web/problem.ts';
import { beijing } from '../rigs/domain/cases.ts';

const FAULTS: readonly Fault[] = ['busy', 'broken', 'body-too-large', 'malformed-path'];
/** Everything that people try, by its front. */
const TRIED = {
  'a draft saved': ['POST', 'pages'],
  'a submission': ['POST', 'pages'],
  'a withdrawal': ['POST', 'pages'],
  'an upload announced': ['POST', 'pages'],
  'a page read': ['GET', 'pages'],
  'a review': ['POST', 'review'],
  'a case read by its reviewer': ['GET', 'review'],
  'a draft changed by a program': ['PATCH', 'api'],
  'a file taken off by a program': ['DELETE', 'api'],
  'a submission by a program': ['POST', 'api'],
  'a declaration read by a program': ['GET', 'api'],
} as const;
/** The reader was in time, came after the closing, or tried what no closing governs: the answer knows none of it. */
const WHEN = ['2021-10-31 23:59:59.999', '2021-11-01', '2021-09-01 10:00'];
const FRONTS = { pages: pageFault, review: faultAnswer, api: problemOfFault } as const;

/** Claims that would be false of somebody among the readers. */
const FALSE_OF_SOMEBODY = [
  /不视为逾期|不会因此算逾期|不算逾期|在截止前|在截止之前|已逾期|来不及/,
  /\bnot late\b|\bin time\b|\bbefore the closing\b|\blate\b/i,
  /已提交|已经提交|you have submitted|was submitted/i,
];
const NOTHING_DONE =
  /没有完成|未完成|没有生效|not completed|nothing was (?:done|saved|recorded)|没有(?:保存|登记)任何内容/i;
const BEIJING = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/;

function asked(method: string, wall: string, language: string): WebRequest {
  return {
    method,
    path: ['x'],
    headers: {},
    cookies: { language },
    body: '',
    receivedAt: beijing(wall),
    requestId: '1',
    query: new URLSearchParams(),
  };
}

function textOf(answer: WebAnswer): string {
  return String(inFrame(SITE, answer).body)
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ');
}

describe.each(Object.entries(TRIED))('%s', (_, [method, front]) => {
  test.each(FAULTS)('that failed as %s states nothing that could be false of its reader', (fault) => {
    for (const wall of WHEN)
      for (const language of ['zh', 'en']) {
        const text = textOf(FRONTS[front](asked(method, wall, language), fault));
        for (const claim of FALSE_OF_SOMEBODY) expect(text).not.toMatch(claim);
        const isOwn = fault === 'busy' || fault === 'broken';
        // An act that failed on the way may have been written; one that was refused at the door was not.
        if (isOwn) expect(text).not.toMatch(NOTHING_DONE);
        expect(BEIJING.test(text), text).toBe(isOwn && method !== 'GET');
      }
  });
});

test.each<OwnFault>(['busy', 'broken'])(
  'the instant of an act that failed (%s) is given as it was received',
  (fault) => {
    const { zh, en } = sayFault(fault, { isAct: true, at: beijing('2021-10-31 23:59:59.999') });
    for (const text of [zh, en]) expect(text).toContain('2021-10-31 23:59:59');
  },
);

test('tells only a person who was in time that it was so, with the instant, and does not say that it was submitted', () => {
  const all = { ...REFUSALS, ...REVIEWER_REFUSALS };
  const claiming = Object.entries(all).filter(
    ([, { zh, en }]) => /不视为逾期|在截止之?前/.test(zh) || /not late/.test(en),
  );
  expect(claiming.map(([word]) => word)).toEqual(['in-time-but-unrecorded']);
  for (const { zh, en } of Object.values(all))
    expect(`${zh} ${en}`).not.toMatch(/您[^，。；]*已提交|you have submitted/i);
  expect(REFUSALS['in-time-but-unrecorded']?.zh).toContain('{at}');
});
