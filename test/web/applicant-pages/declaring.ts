import type { Draft } from '../../../domain/draft.ts';
import { typedOf } from '../../../pages/draft-form.ts';
import type { WebRig } from '../rig.ts';
import { type Browser, openBrowser } from './browser.ts';

export interface Declaring {
  readonly browser: Browser;
  /** Path of the declaration's page. */
  readonly path: string;
  readonly id: string;
  readonly draft: Draft;
}

/** The nth invented person begins a declaration on the pages, or goes on with the one that he has. */
export async function begun(rig: WebRig, nth: number): Promise<Declaring> {
  const browser = openBrowser(rig, nth);
  const call = `/calls/${rig.call.id}`;
  const present = /href="(\/declarations\/[\d-]+)"/.exec((await browser.get(call)).text)?.[1];
  const path = present ?? (await browser.fillIn(call, '/declarations', {})).location.replace(/\/draft$/, '');
  return { browser, path, id: path.split('/')[2] ?? '', draft: rig.applicant(nth).draft };
}

/** The same with everything filled in on the form, and with files as if they had been taken in. */
export async function filledIn(rig: WebRig, nth: number): Promise<Declaring> {
  const declaring = await begun(rig, nth);
  const { browser, path, id, draft } = declaring;
  await browser.fillIn(`${path}/draft`, `${path}/draft`, typedOf(draft, rig.call));
  await rig.change(id, draft);
  return declaring;
}
