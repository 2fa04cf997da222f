import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { sampleBodies } from '../../../local/samples/sample-registry.ts';
import type { GatewayAnswer } from '../../../web/gateway-event.ts';
import { BUREAU, COUNTY, inventedApplicant, POINT } from '../machine/people.ts';
import { PDF } from '../real-files.ts';
import type { ApiAnswer, WebRig } from '../web/rig.ts';
import { byLetter } from './reviewer-by-letter.ts';

/** The applicant's statements besides the number. They belong to nobody, and no chance finds them. */
export const MARKED = {
  name: '墨标记申报人',
  phone: '13900000197',
  email: 'marked-applicant@example.com',
} as const;
/** The reviewers' statements of themselves, which stand in the timeline and nowhere else. */
export const STATED = { statedName: '墨标记经办人', statedPost: '墨标记职务' };

export interface Walking {
  readonly rig: WebRig;
  /** Looks at the machine after each step. */
  readonly watch: () => Promise<void>;
  /** Letters to this mailbox fail until what comes back is called. */
  readonly failTo: (mailbox: string) => () => void;
}

export interface Walked {
  /** The moves of its timeline. */
  readonly moves: readonly string[];
  /** Every answer of the API that was a refusal. */
  readonly problems: readonly ApiAnswer[];
  /** The pages that reviewers saw, with the refusals. */
  readonly pages: readonly GatewayAnswer[];
}

/**
 * One case over the web from the draft to the review committee: with refused requests, a return, the employer's silence,
 * a letter that failed, a link that is for somebody else and a new one, and pages that broke.
 */
export async function walkWholeCase(walking: Walking): Promise<Walked> {
  const { rig, watch } = walking;
  const pages: GatewayAnswer[] = [];
  const problems: ApiAnswer[] = [];
  const id = await submitted(rig, problems);
  await settled(walking);
  const at = (mailbox: string) => reviewerAt(walking, id, mailbox, pages);
  const contact = at(COUNTY.contact.email);
  await contact.fail();
  await contact.act('decision', { decision: 'return', defects: '请补充业绩证明' });
  await change(rig, id, { facts: { selfScore: 11 } });
  await submit(rig, id);
  await settled(walking);
  await rig.turnTo('2021-10-19 10:00');
  await watch();
  await at(COUNTY.superior.email).act('decision', { decision: 'support' });
  await contact.act('posting', { postedOn: '2021-10-19', place: '单位公告栏' });
  await contact.act('objections', { substance: '对业绩有疑问', handling: '经核实不成立' });
  await rig.turnTo('2021-10-27 09:30');
  await passBodies(walking, id, at);
  const { timeline } = await rig.story(id);
  return { moves: timeline.map(({ move }) => move), problems, pages };
}

type At = (mailbox: string) => ReturnType<typeof reviewerAt>;

/** The point's letter fails at first; the bureau's goes to somebody else, who says so, and it gets a new link. */
async function passBodies({ rig, watch, failTo }: Walking, id: string, at: At): Promise<void> {
  const mailboxOf = (body: string | undefined) =>
    sampleBodies.find((each) => each.id === body)?.contact.email ?? '';
  const [point, bureau] = [mailboxOf(POINT), mailboxOf(BUREAU)];
  const mend = failTo(point);
  await at(COUNTY.contact.email).act('result', { opinion: '同意推荐' });
  await rig.turnBy(300);
  mend();
  await rig.turnBy(1800);
  await watch();
  await at(point).act('decision', { decision: 'support' });
  await at(bureau).report();
  await rig.operate({ act: 'reissue-link', declaration: id, expectedRound: 1 });
  // A letter left this minute: the new link goes half an hour after it.
  await rig.turnBy(1800);
  await watch();
  await at(bureau).act('decision', { decision: 'support' });
  expect(await rig.standingOf(id)).toBe('recommended');
}

function reviewerAt(walking: Walking, id: string, mailbox: string, pages: GatewayAnswer[]) {
  const { rig } = walking;
  const reviewer = byLetter(rig, mailbox, (answer) => pages.push(answer));
  const page = () => `${reviewer.desk()}/declarations/${id}`;
  return {
    async act(act: string, fields: Readonly<Record<string, string>>) {
      await reviewer.fillIn(page(), `${page()}/${act}`, { ...STATED, ...fields });
      await settled(walking);
    },
    async report() {
      const path = `${reviewer.desk()}/not-for-me`;
      await reviewer.fillIn(path, path, { note: '不是发给我的' });
      await reviewer.ask(page());
    },
    /** Everything that goes wrong on one page: nonsense, no form, an altered link, and what breaks behind it. */
    async fail() {
      const { needs } = rig.machine;
      const found = await rig.story(id);
      // An SDK's error carries what it was about, and so does this one.
      const mistake = Object.assign(new Error('Something broke'), {
        item: found,
        path: page(),
        cause: found,
      });
      const cases = { ...needs.records.cases, story: () => Promise.reject(mistake) };
      const broken = { ...needs, records: { ...needs.records, cases } };
      await reviewer.ask(page(), undefined, broken);
      await reviewer.ask(`${page()}/decision`, { ...STATED, decision: 'support' });
      await reviewer.ask(`${page().replace('/declarations', 'x/declarations')}`);
      expect(pages.slice(-3).map(({ statusCode }) => statusCode)).toEqual([500, 403, 404]);
    },
  };
}

async function settled({ rig, watch }: Walking): Promise<void> {
  await rig.settle();
  await watch();
}

/** The declaration begun, filled in with everything and submitted by the first invented person. */
async function submitted(rig: WebRig, problems: ApiAnswer[]): Promise<string> {
  const { json: begun } = await rig.api(0, 'POST', '/declarations', { body: { call: rig.call.id } });
  const path = `/declarations/${begun.id}`;
  const { materials = [], ...draft } = inventedApplicant(rig.call, 197, {}).draft;
  const identity = { ...draft.identity, ...MARKED };
  const now = await present(rig, path);
  const wrong: Parameters<WebRig['api']>[] = [
    [0, 'PATCH', path, { body: { identity: { ...identity, remark: MARKED.name } }, headers: now }],
    [0, 'PATCH', path, { body: { identity: { ...identity, phone: 7 } }, headers: now }],
    [0, 'PATCH', path, { body: JSON.stringify({ identity }).slice(1), headers: now }],
    [0, 'PATCH', path, { body: { identity }, headers: { 'if-match': '"99"' } }],
    [
      0,
      'POST',
      `${path}/submission`,
      { body: { agreedHash: MARKED.name }, headers: { ...now, 'idempotency-key': 'x' } },
    ],
    [undefined, 'PATCH', path, { body: { identity }, headers: now }],
    [1, 'PATCH', path, { body: { identity }, headers: now }],
  ];
  for (const asked of wrong) problems.push(await rig.api(...asked));
  await change(rig, begun.id, { ...draft, identity });
  for (const { material } of materials) await upload(rig, path, material);
  await submit(rig, begun.id);
  return begun.id;
}

const present = async (rig: WebRig, path: string) => ({
  'if-match': (await rig.api(0, 'GET', path)).headers.get('etag') ?? '',
});

async function change(rig: WebRig, id: string, body: object): Promise<void> {
  const headers = await present(rig, `/declarations/${id}`);
  expect((await rig.api(0, 'PATCH', `/declarations/${id}`, { body, headers })).status).toBe(200);
}

async function submit(rig: WebRig, id: string): Promise<void> {
  const { json: call } = await rig.api(undefined, 'GET', `/calls/${rig.call.id}`);
  const headers = await present(rig, `/declarations/${id}`);
  const answer = await rig.api(0, 'POST', `/declarations/${id}/submission`, {
    body: { agreedHash: call.commitment.sha256 },
    headers: { ...headers, 'idempotency-key': `submission-${headers['if-match']}` },
  });
  expect(answer.status).toBe(200);
}

/** A file that bears the applicant's name. */
async function upload(rig: WebRig, path: string, material: string): Promise<void> {
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  const body = {
    material,
    fileName: `${MARKED.name}.pdf`,
    type: 'application/pdf',
    bytes: PDF.length,
    sha256,
  };
  const { json: announced } = await rig.api(0, 'POST', `${path}/materials`, { body });
  const form = new FormData();
  for (const [name, value] of Object.entries(announced.form.fields)) form.set(name, String(value));
  form.set('file', new Blob([PDF]), 'x');
  await fetch(announced.form.url, { method: 'POST', body: form });
  expect((await rig.api(0, 'POST', `${path}/materials/${announced.upload}/complete`)).status).toBe(200);
}
