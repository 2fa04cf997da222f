import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { typedOf } from '../../../pages/draft/draft-form.ts';
import { tagsOf, unescaped } from '../pages/markup.ts';
import { type Browser, formIn, openBrowser } from '../web/browser.ts';
import type { WebRig } from '../web/rig.ts';

export interface Declaring {
  readonly browser: Browser;
  /** Path of the declaration's page. */
  readonly path: string;
  readonly id: string;
  readonly draft: Draft;
}

/** Has the nth invented person begin a declaration on the pages, or go on with the present one. */
export async function begun(rig: WebRig, nth: number): Promise<Declaring> {
  const browser = openBrowser(rig, nth);
  const call = `/calls/${rig.call.id}`;
  const present = /href="(\/declarations\/[\d-]+)"/.exec((await browser.get(call)).text)?.[1];
  const path = present ?? (await browser.fillIn(call, '/declarations', {})).location.replace(/\/draft$/, '');
  return { browser, path, id: path.split('/')[2] ?? '', draft: rig.applicant(nth).draft };
}

/** Begins a declaration with everything filled in on the form, and with files that count as taken in. */
export async function filledIn(rig: WebRig, nth: number): Promise<Declaring> {
  const declaring = await begun(rig, nth);
  const { browser, path, id, draft } = declaring;
  await browser.fillIn(`${path}/draft`, `${path}/draft`, typedOf(draft));
  await rig.change(id, draft);
  return declaring;
}

/** Announces a file on the page of materials; the address of its own page. */
export async function announced(
  { browser, path }: Declaring,
  material: string,
  type: string,
): Promise<string> {
  const list = `${path}/materials`;
  const { location } = await browser.fillIn(list, list, { material, type });
  return location;
}

/** Posts the page's form to storage with a file, as a browser does; where storage sends it back to. */
export async function toStorage(
  { browser }: Declaring,
  page: string,
  file: Buffer,
  type: string,
): Promise<string> {
  const { text } = await browser.get(page);
  const form = tagsOf(text).find(({ attributes }) => attributes.enctype === 'multipart/form-data');
  const url = form?.attributes.action ?? '';
  const sent = new FormData();
  for (const [name, value] of Object.entries(formIn(text, url)))
    if (name !== 'file') sent.set(name, unescaped(value));
  sent.set('file', new Blob([new Uint8Array(file)], { type }), 'scan');
  const answer = await fetch(url, { method: 'POST', body: sent, redirect: 'manual' });
  const back = answer.headers.get('location') ?? '';
  return URL.canParse(back) ? back.slice(new URL(back).origin.length) : back;
}

/** Uploads a file by its pages and asks for it to be taken in, as its page said before; the address of its page. */
export async function uploaded(
  declaring: Declaring,
  material: string,
  file: Buffer,
  type: string,
): Promise<string> {
  const { browser } = declaring;
  const page = await announced(declaring, material, type);
  const form = formIn((await browser.get(page)).text, `${page}/complete`);
  await toStorage(declaring, page, file, type);
  await browser.post(`${page}/complete`, form);
  return page;
}
