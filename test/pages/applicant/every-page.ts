import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { isToConfirm, type Standing } from '../../../domain/declaration/moves.ts';
import { whatIsMissing } from '../../../domain/declaration/what-is-missing.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { Language } from '../../../domain/values/said.ts';
import type { Refusal } from '../../../domain/values/verdict.ts';
import { SITE } from '../../../local/machine/settings.ts';
import { helpPage } from '../../../pages/about/help-page.ts';
import { privacyPage } from '../../../pages/about/privacy-page.ts';
import { callPage } from '../../../pages/applicant/call-page.ts';
import { draftPage } from '../../../pages/applicant/draft-page.ts';
import { faultPage } from '../../../pages/applicant/fault-page.ts';
import { homePage } from '../../../pages/applicant/home-page.ts';
import { materialsPage } from '../../../pages/applicant/materials-page.ts';
import { refusalPage } from '../../../pages/applicant/refusal-page.ts';
import { signedInPage } from '../../../pages/applicant/sign-in-page.ts';
import { signedOutPage } from '../../../pages/applicant/signed-out-page.ts';
import { statusPage } from '../../../pages/applicant/status/status-page.ts';
import { submitPage } from '../../../pages/applicant/submit-page.ts';
import { uploadPage } from '../../../pages/applicant/upload-page.ts';
import { withdrawPage } from '../../../pages/applicant/withdraw-page.ts';
import { typedOf } from '../../../pages/draft/draft-form.ts';
import { draftView } from '../../../pages/draft/draft-view.ts';
import { page } from '../../../pages/html/layout.ts';
import type { PageContent } from '../../../pages/html/page-content.ts';
import {
  beijing,
  COMPLETE,
  caseOf,
  declarationIn,
  EMPLOYER,
  jiaxing,
  ROUTE,
} from '../../rigs/domain/cases.ts';
import { CONFIRMED_CALL, toConfirm } from '../../rigs/domain/confirmed-steps.ts';
import { plantedConditions, plantedRoutes, refusing } from '../../rigs/pages/planted-judgement.ts';
import { plantedPosts } from '../../rigs/pages/planted-posts.ts';
import { plantedSanctions } from '../../rigs/pages/planted-sanctions.ts';

const AT = beijing('2021-10-28 09:00');

/** How a text that somebody else wrote is to read: as it is, or with something planted. */
export type Planting = (text: string) => string;

/** Every page of the applicants, in every state that looks different, as a whole document. */
export function everyPage(language: Language, plant: Planting): ReadonlyMap<string, string> {
  const call = planted(jiaxing, plant);
  const subjectIn = (standing: Standing) =>
    caseOf(declarationOf(standing, plant), { call, locks: locksOf(jiaxing) });
  const about = (standing: Standing) => ({ language, at: AT, subject: subjectIn(standing) });
  const employerName = plant(EMPLOYER.name);
  const draft = plantedDraft(plant);
  const values = typedOf(draft);
  const pages: Record<string, PageContent> = {
    'home of a stranger': homePage({
      language,
      at: AT,
      calls: [open(call)],
      declarations: [],
      seals: undefined,
    }),
    'home of an applicant': homePage({
      language,
      at: AT,
      calls: [open(call)],
      declarations: STANDINGS.map(subjectIn),
      seals: { [call.id]: 'seal' },
    }),
    'call with an earlier declaration': callPage({
      ...{ language, at: AT, call, locks: locksOf(jiaxing), own: undefined, seal: 'seal', hasFile: true },
      earlier: {
        id: plant('2020-9999-0001'),
        title: call.identity.title,
        places: { person: ['/identity/name'], employer: ['/employer'], facts: ['/facts/degrees'] },
      },
    }),
    help: helpPage({ language, site: SITE, calls: [call] }),
    privacy: privacyPage({ language, site: SITE, calls: [open(call)] }),
    'home without calls': homePage({ language, at: AT, calls: [], declarations: [], seals: {} }),
    call: callPage({ language, at: AT, call, locks: locksOf(jiaxing), own: undefined, seal: 'seal' }),
    'call with fees': callPage({
      ...{ language, at: AT, call: planted(CONFIRMED_CALL, plant), locks: locksOf(jiaxing) },
      ...{ own: undefined, seal: 'seal' },
    }),
    'draft, empty': draftPage({
      ...about('draft'),
      values: typedOf({}),
      vocabularies: VOCABULARIES,
      defects: [],
      employerName: undefined,
      seal: 'seal',
      saved: 'section-employer',
    }),
    'draft, refused': draftPage({
      ...about('returned'),
      values,
      vocabularies: VOCABULARIES,
      defects: [...defectsEverywhere(call, plant), { at: '/identity/phone', because: 'malformed' }],
      employerName,
      posts: plantedPosts(plant),
      routes: plantedRoutes(call, plant),
      seal: 'seal',
      saved: undefined,
      refusal: STALE,
      since: [{ zh: plant('修改'), en: plant('changed') }],
      savedNow: values,
    }),
    'draft, too late to save': draftView({
      ...about('lapsed'),
      draft,
      vocabularies: VOCABULARIES,
      employerName,
      unsaved: {
        refusal: {
          because: 'lapsed',
          clause: plant('三'),
          facts: { stage: plant('个人申报'), stageEn: 'Declaring' },
        },
        typed: { '/facts/degrees/0/school': plant('另一所大学'), '/facts/titles/none': 'none' },
      },
    }),
    'draft, to read': draftView({ ...about('submitted'), draft, vocabularies: VOCABULARIES, employerName }),
    'materials, open': materialsPage({
      ...about('draft'),
      isOpen: true,
      seal: 'seal',
      removalSeals: {},
      done: 'taken-in',
      refusal: {
        because: 'malformed',
        defects: [{ at: '/type', because: 'not-a-material-type', detail: { types: plant('x') } }],
      },
      asked: 'degree-certificate',
    }),
    'materials, to read': materialsPage({
      ...about('submitted'),
      isOpen: false,
      seal: 'seal',
      removalSeals: {},
    }),
    ...Object.fromEntries(uploads(language, call, plant)),
    'submit, incomplete': submitPage({
      ...about('draft'),
      route: ROUTE,
      missing: defectsEverywhere(call, plant),
      hash: 'ab'.repeat(32),
      seal: 'seal',
      key: 'key',
    }),
    'submit, complete': submitPage({
      ...about('returned'),
      route: ROUTE,
      missing: [],
      hash: 'ab'.repeat(32),
      seal: 'seal',
      key: 'key',
    }),
    'submit, not met': submitPage({
      ...about('draft'),
      route: ROUTE,
      ...{ missing: [], hash: 'ab'.repeat(32), seal: 'seal', key: 'key' },
      conditions: plantedConditions(call, plant),
      refusal: {
        because: 'incomplete',
        defects: [{ at: '/commitment', because: 'not-agreed', clause: plant('四') }],
      },
    }),
    'submit, refused by rule': submitPage({
      ...about('draft'),
      route: ROUTE,
      ...{ missing: [], hash: 'ab'.repeat(32), seal: 'seal', key: 'key' },
      conditions: plantedConditions(refusing(call), plant),
    }),
    'submit, refused': submitPage({
      ...about('draft'),
      route: ROUTE,
      missing: [],
      hash: 'ab'.repeat(32),
      seal: 'seal',
      key: 'key',
      refusal: {
        because: 'incomplete',
        defects: [{ at: '/commitment', because: 'not-agreed', clause: plant('四') }],
      },
    }),
    withdraw: withdrawPage({ ...about('draft'), seal: 'seal', key: 'key', mayBeginAgain: true }),
    'withdraw, refused': withdrawPage({
      ...about('posted'),
      seal: 'seal',
      key: 'key',
      mayBeginAgain: false,
      refusal: STALE,
      isUnconfirmed: true,
    }),
    refusal: refusalPage({
      language,
      sentence: { zh: plant('不行'), en: plant('no') },
      clause: plant('三'),
      back: '/',
    }),
    'signed out': signedOutPage({
      language,
      action: '/declarations/x/draft',
      typed: 'k1.a.b.c',
      isOther: false,
    }),
    'signed out, another account': signedOutPage({
      language,
      action: '/declarations/x/draft',
      typed: 'k1.a.b.c',
      isOther: true,
    }),
    'signed in': signedInPage(language),
    fault: faultPage(language, 'busy', { isAct: true, at: AT }),
    ...Object.fromEntries(
      STANDINGS.map((standing) => [
        `status, ${standing}`,
        status(language, standing, plant, isToConfirm(standing) ? planted(CONFIRMED_CALL, plant) : call),
      ]),
    ),
  };
  return new Map(Object.entries(pages).map(([name, content]) => [name, framed(language, content, plant)]));
}

export const STANDINGS: readonly Standing[] = [
  'draft',
  'submitted',
  'returned',
  'supported',
  'posted',
  'forwarded',
  'unpaid',
  'paper-due',
  'recommended',
  'refused',
  'withdrawn',
  'lapsed',
];

const STALE: Refusal = { because: 'stale', facts: { shown: 7, now: 8 } };

function framed(language: Language, content: PageContent, plant: Planting): string {
  return page(
    {
      ...content,
      language,
      path: `/?q=${plant('x')}`,
      home: '/',
      signedInAs: plant('申报人'),
      signOutSeal: 'seal',
    },
    SITE,
  );
}

function open(call: Call) {
  return { call, locks: locksOf(jiaxing) };
}

function status(language: Language, standing: Standing, plant: Planting, call: Call): PageContent {
  const subject = caseOf(declarationOf(standing, plant), { call, locks: locksOf(jiaxing) });
  const sentence = { zh: plant('发生了'), en: plant('happened') };
  return statusPage({
    language,
    at: AT,
    subject,
    employerName: plant(EMPLOYER.name),
    route: subject.declaration.route,
    endedFrom: standing === 'lapsed' || standing === 'refused' ? 'submitted' : undefined,
    timeline: [
      { at: AT, said: sentence },
      { at: AT, said: sentence, change: 'draft' },
      { at: AT, said: sentence, change: 'files' },
    ],
    why: [sentence],
    closed:
      standing === 'returned'
        ? { because: 'grant-ran-out', clause: plant('三'), facts: { until: AT } }
        : undefined,
    missing: standing === 'draft' ? defectsEverywhere(call, plant) : [],
    done: 'submitted',
    carriedInto: standing === 'draft' ? { name: plant('第二批'), en: plant('second') } : undefined,
    barred: plantedSanctions(plant),
    beginSeal: 'seal',
  });
}

function uploads(language: Language, call: Call, plant: Planting): [string, PageContent][] {
  const subject = caseOf(declarationOf('draft', plant), { call, locks: locksOf(jiaxing) });
  const about = {
    language,
    at: AT,
    subject,
    upload: 'upload-1',
    material: 'papers',
    type: 'image/png',
    seal: 'seal',
  };
  const form = {
    url: 'https://storage.invalid/bucket',
    fields: { key: plant('materials/x'), 'Content-Type': 'image/png' },
  };
  const defects = [
    { at: '/file', because: 'file-is-not-its-type', detail: { stated: plant('image/png') } } as const,
  ];
  return [
    ['upload, first', uploadPage({ ...about, state: { is: 'announced', form, isBack: false } })],
    [
      'upload, back',
      uploadPage({ ...about, state: { is: 'announced', form, isBack: true }, refusal: STALE }),
    ],
    ['upload, taken in', uploadPage({ ...about, state: { is: 'taken-in' } })],
    ['upload, refused', uploadPage({ ...about, state: { is: 'refused', defects } })],
  ];
}

/** Every defect of an empty draft, and one more with words of its own. */
export function defectsEverywhere(call: Call, plant: Planting): Defect[] {
  const nobody = {
    employer: undefined,
    bodies: [],
    identityFindings: [{ because: 'wrong-checksum' } as const],
    vocabularies: VOCABULARIES,
  };
  const draft: Draft = {
    level: 'engineer',
    eligibilityRoute: 'self-score',
    facts: { insurance: 'local', titles: [{ title: 'technician' }], degrees: [{ degree: 'none-such' }] },
  };
  return [
    ...whatIsMissing(draft, call, nobody, AT),
    {
      at: '/employer',
      because: 'no-body-registered',
      clause: plant('四'),
      detail: { body: plant('受理点') },
    },
  ];
}

/** A declaration with something planted in everything that people wrote. */
export function declarationOf(standing: Standing, plant: Planting): Declaration {
  const draft = plantedDraft(plant);
  const isWithBody = standing === 'unpaid' || standing === 'paper-due';
  const plain = isWithBody ? toConfirm(standing, { draft }) : declarationIn(standing, { draft });
  const { notice } = plain;
  return {
    ...plain,
    route: plain.route.map((step) => ({ ...step, name: plant(step.name) })),
    objections: [
      { number: 1, step: 'notice', raisedOn: '2021-10-13', substance: plant('异议') },
      {
        number: 2,
        step: 'notice',
        raisedOn: '2021-10-13',
        substance: plant('异议'),
        handling: plant('已核实'),
      },
    ],
    ...(plain.defects ? { defects: plain.defects.map(plant) } : {}),
    ...(notice ? { notice: { ...notice, place: plant(notice.place), opinion: plant('同意') } } : {}),
  };
}

export function plantedDraft(plant: Planting): Draft {
  const { identity, facts = {}, inService, materials = [] } = COMPLETE;
  const { degrees = [], employments = [] } = facts;
  return {
    ...COMPLETE,
    identity: {
      ...identity,
      number: plant('330402199001010019'),
      name: plant('示例申报人'),
      phone: plant('1'),
      email: plant('a@b'),
    },
    inService: { ...inService, post: plant('工程师') },
    facts: {
      ...facts,
      degrees: degrees.map((each) => ({ ...each, school: plant('大学'), major: plant('专业') })),
      employments: employments.map((each) => ({ ...each, employer: plant('单位'), post: plant('岗位') })),
    },
    materials: materials.map((file) => ({ ...file, fileName: plant(file.fileName) })),
  };
}

/** The call with something planted in every text that is shown. */
export function planted(call: Call, plant: Planting): Call {
  const shown = ['name', 'source', 'assumed', 'local', 'substitute', 'value'];
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && key === 'en') return plant(value);
    if (typeof value === 'string')
      return shown.includes(key) && /\p{Script=Han}/u.test(value) ? plant(value) : value;
    if (Array.isArray(value)) return value.map((each) => walk(each, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  return walk(call, '') as Call;
}
