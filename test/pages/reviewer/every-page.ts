import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { mayReturn } from '../../../domain/acts/reviewer/may-return.ts';
import { postingOutlook } from '../../../domain/acts/reviewer/posting-outlook.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { draftChanges } from '../../../domain/declaration/draft/draft-changes.ts';
import { isToConfirm, type Standing } from '../../../domain/declaration/moves.ts';
import type { Turn } from '../../../domain/desks/desk-access.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Language } from '../../../domain/values/said.ts';
import { SITE } from '../../../local/machine/settings.ts';
import { html } from '../../../pages/html/html.ts';
import { page } from '../../../pages/html/layout.ts';
import type { PageContent } from '../../../pages/html/page-content.ts';
import { chinese } from '../../../pages/parts/words.ts';
import type { TypedAct } from '../../../pages/reviewer/case/act-form.ts';
import { type CasePage, casePage } from '../../../pages/reviewer/case/case-page.ts';
import { deskPage } from '../../../pages/reviewer/desk-page.ts';
import { notForMePage, reportedPage } from '../../../pages/reviewer/not-for-me-page.ts';
import type { Act } from '../../../pages/reviewer/paths.ts';
import { tooLatePage } from '../../../pages/reviewer/too-late-page.ts';
import { type LinkTrouble, troublePage } from '../../../pages/reviewer/trouble-page.ts';
import { beijing, caseOf, EMPLOYER, jiaxing } from '../../rigs/domain/cases.ts';
import { CONFIRMED_CALL } from '../../rigs/domain/confirmed-steps.ts';
import { plantedJudgement, plantedReasons } from '../../rigs/pages/planted-judgement.ts';
import { plantedPosts } from '../../rigs/pages/planted-posts.ts';
import { plantedSanctions } from '../../rigs/pages/planted-sanctions.ts';
import { declarationOf, type Planting, planted, plantedDraft, STANDINGS } from '../applicant/every-page.ts';

const AT = beijing('2021-10-28 09:00');
const DESK = '/review/token';

/** Every page of the reviewers, in every state that looks different, as a whole document. */
export function everyPage(language: Language, plant: Planting): ReadonlyMap<string, string> {
  const pages = new Map<string, PageContent>([
    ...desks(language, plant),
    ...STANDINGS.filter((standing) => standing !== 'draft').map((standing): [string, PageContent] => [
      `case, ${standing}`,
      caseIn(language, standing, plant),
    ]),
    ...cases(language, plant),
    ...others(language, plant),
  ]);
  return new Map(
    [...pages].map(([name, content]) => [name, page({ ...content, language, path: DESK, home: DESK }, SITE)]),
  );
}

const FIRST = { place: { isHanded: false }, turns: {} };
const EMPTY = { cases: [], total: 0, ...FIRST };
const NONE = { handed: [], handedInAll: 0, hasMoreHanded: false };
const PLACE = '2021-11-10T16:00:00.000Z~2021-10-11T01:00:00.000Z~2021-0000-0000';
const HANDED = { isHanded: true, from: { after: PLACE } };

function desks(language: Language, plant: Planting): [string, PageContent][] {
  const call = planted(jiaxing, plant);
  const values = { language, at: AT, call, desk: DESK, name: plant(EMPLOYER.name), opensUntil: AT };
  const waiting = (['submitted', 'supported', 'posted', 'forwarded', 'unpaid', 'paper-due'] as const).map(
    (standing) => subjectIn(standing, plant),
  );
  return [
    [
      'desk',
      deskPage({
        ...{ ...values, isSuperior: true, cases: waiting, total: 251, ...NONE },
        ...{ place: { isHanded: false, from: { before: PLACE } }, turns: { before: PLACE, after: PLACE } },
      }),
    ],
    ['desk, empty', deskPage({ ...values, isSuperior: false, ...EMPTY, ...NONE })],
    [
      'desk, handed over',
      deskPage({
        ...{ ...values, isSuperior: false, ...EMPTY, handed: waiting, handedInAll: 300, hasMoreHanded: true },
      }),
    ],
    [
      'desk, all that was handed over',
      deskPage({
        ...{ ...values, isSuperior: false, ...EMPTY, ...NONE, handed: waiting, handedInAll: 300 },
        ...{ place: HANDED, turns: { before: PLACE } },
      }),
    ],
    [
      'desk, a place that is empty by now',
      deskPage({ ...values, isSuperior: false, ...EMPTY, ...NONE, place: HANDED }),
    ],
  ];
}

function subjectIn(standing: Standing, plant: Planting, over: Partial<Declaration> = {}): Case {
  const declaration = declarationOf(standing, plant);
  const submittedDraft = plantedDraft(plant);
  const reasons = plantedReasons(jiaxing, plant);
  return caseOf(
    { ...declaration, submittedDraft, reasons, ...over },
    { call: planted(isToConfirm(standing) ? CONFIRMED_CALL : jiaxing, plant), locks: locksOf(jiaxing) },
  );
}

const ACTS: readonly Act[] = [
  'decision',
  'posting',
  'result',
  'interruption',
  'payment',
  'papers',
  'objections',
  'objections/1',
  'objections/2',
];

function caseIn(
  language: Language,
  standing: Standing,
  plant: Planting,
  { at = AT, over = {}, ...rest }: { at?: Instant; over?: Partial<Declaration> } & Partial<CasePage> = {},
): PageContent {
  const subject = subjectIn(standing, plant, over);
  const draft = plantedDraft(plant);
  const isWaiting = ['submitted', 'supported', 'posted', 'forwarded', 'unpaid', 'paper-due'].includes(
    standing,
  );
  const happened = { at, said: { zh: plant('发生了'), en: plant('happened') } };
  const { outlook, asked } = {
    outlook: postingOutlook(subject, { step: 'notice', at }),
    asked: plant('x'),
  };
  return casePage({
    language,
    at,
    subject,
    desk: DESK,
    turn: isWaiting ? 'own' : 'elsewhere',
    employerName: plant(EMPLOYER.name),
    vocabularies: VOCABULARIES,
    content: standing === 'returned' || standing === 'withdrawn' ? undefined : draft,
    changes: draftChanges(
      { level: 'technician', inService: { stated: false }, materials: [] },
      { ...draft, materials: draft.materials ?? [] },
    ),
    barred: plantedSanctions(plant),
    posts: plantedPosts(plant),
    judged: plantedJudgement(subject.call, plant),
    timeline: [happened],
    offered: isWaiting
      ? {
          seals: Object.fromEntries(ACTS.map((act) => [act, 'seal'])),
          returning: mayReturn(subject, at),
          isNamesake: true,
          posting:
            standing === 'supported'
              ? {
                  lastFeasible: '2021-11-03',
                  latest: '2021-11-11',
                  outlook,
                  asked,
                  wrongDay: { at: '/postedOn', because: 'malformed' },
                }
              : undefined,
        }
      : undefined,
    closed: undefined,
    done: 'support',
    ...rest,
  });
}

function cases(language: Language, plant: Planting): [string, PageContent][] {
  const since = [{ at: AT, said: { zh: plant('发生了'), en: plant('happened') } }];
  const typed = Object.fromEntries(
    [
      'statedName',
      'statedPost',
      'opinion',
      'defects',
      'reason',
      'postedOn',
      'place',
      'paidOn',
      'receipt',
      'receivedOn',
      'postmarkedOn',
      'substance',
      'handling',
    ].map((name) => [name, plant('某')]),
  );
  const failed = (act: Act, names: readonly string[], rest: Partial<TypedAct> = {}): TypedAct => ({
    act,
    typed: { ...typed, decision: 'refuse', confirmed: 'yes' },
    defects: names.map((name) => ({ at: `/${name}`, because: 'malformed', clause: plant('三') })),
    ...rest,
  });
  const who = ['statedName', 'statedPost'];
  const stale = { because: 'stale', facts: { shown: 7, now: 9 } } as const;
  const late = {
    because: 'cannot-finish-in-time' as const,
    clause: plant('三'),
    facts: { lastDay: plant('x') },
  };
  const turn = (word: Turn): [string, PageContent] => [
    `case, ${word}`,
    caseIn(language, 'submitted', plant, { turn: word, offered: undefined }),
  ];
  return [
    turn('superior'),
    turn('contact'),
    ['case, first submission', caseIn(language, 'submitted', plant, { changes: undefined })],
    ['case, unchanged', caseIn(language, 'submitted', plant, { changes: [] })],
    ['case, return soon', caseIn(language, 'submitted', plant, { at: beijing('2021-10-31 20:00') })],
    ['case, too late to return', caseIn(language, 'submitted', plant, { at: beijing('2021-11-02 09:00') })],
    ['case, too late to post', caseIn(language, 'supported', plant, { at: beijing('2021-11-05 09:00') })],
    ['case, notice running', caseIn(language, 'posted', plant, { at: beijing('2021-10-15 09:00') })],
    ['case, no objection', caseIn(language, 'posted', plant, { over: { objections: [] } })],
    [
      'case, closed',
      caseIn(language, 'submitted', plant, {
        offered: undefined,
        closed: {
          because: 'stage-closed',
          clause: plant('三'),
          facts: { stage: plant('环节'), closesAt: AT },
        },
      }),
    ],
    [
      'case, decision wrong',
      caseIn(language, 'submitted', plant, {
        attempt: failed('decision', [...who, 'decision', 'opinion', 'defects', 'reason']),
      }),
    ],
    [
      'case, decision stale',
      caseIn(language, 'forwarded', plant, { attempt: failed('decision', [], { refusal: stale, since }) }),
    ],
    [
      'case, posting wrong',
      caseIn(language, 'supported', plant, { attempt: failed('posting', [...who, 'postedOn', 'place']) }),
    ],
    [
      'case, posting late',
      caseIn(language, 'supported', plant, { attempt: failed('posting', [], { refusal: late }) }),
    ],
    [
      'case, payment wrong',
      caseIn(language, 'unpaid', plant, { attempt: failed('payment', [...who, 'paidOn', 'receipt']) }),
    ],
    [
      'case, papers wrong',
      caseIn(language, 'paper-due', plant, {
        attempt: failed('papers', [...who, 'receivedOn', 'postmarkedOn']),
      }),
    ],
    [
      'case, result wrong',
      caseIn(language, 'posted', plant, { attempt: failed('result', ['opinion']), over: { objections: [] } }),
    ],
    [
      'case, interruption wrong',
      caseIn(language, 'posted', plant, { attempt: failed('interruption', ['reason']) }),
    ],
    [
      'case, objection wrong',
      caseIn(language, 'posted', plant, { attempt: failed('objections', ['substance', 'handling']) }),
    ],
    [
      'case, handling wrong',
      caseIn(language, 'posted', plant, { attempt: failed('objections/1', ['handling']) }),
    ],
  ];
}

const TROUBLES: readonly LinkTrouble[] = [
  'invalid-link',
  'expired-link',
  'replaced-link',
  'reported-link',
  'no-such-path',
  'no-such-method',
  'foreign-request',
  'body-too-large',
  'malformed-path',
  'busy',
  'broken',
];

function others(language: Language, plant: Planting): [string, PageContent][] {
  const since = [{ at: AT, said: { zh: plant('发生了'), en: plant('happened') } }];
  const gone = { language, at: AT, desk: DESK, subject: subjectIn('supported', plant) };
  const report = { language, desk: DESK, seal: 'seal' };
  const contact = html`${chinese(language, plant('联系人'))}`;
  return [
    ...TROUBLES.map((trouble): [string, PageContent] => [
      trouble,
      troublePage(language, trouble, { isAct: true, at: AT }, { contact, back: DESK }),
    ]),
    ['already decided', tooLatePage({ ...gone, turn: 'own', since })],
    ['handed on', tooLatePage({ ...gone, turn: 'superior', since: [] })],
    ['not for me', notForMePage(report)],
    [
      'not for me, wrong',
      notForMePage({ ...report, note: plant('某'), defects: [{ at: '/note', because: 'malformed' }] }),
    ],
    ['reported', reportedPage(language)],
  ];
}
