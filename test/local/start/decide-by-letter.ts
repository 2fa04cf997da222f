import { formIn } from '../../rigs/web/browser.ts';

const FIELDS = {
  return: { defects: '请补充业绩证明' },
  support: { opinion: '材料属实，同意' },
};

/** The employer's contact decides by the link of the newest letter about a declaration; undefined where none has left. */
export async function decideByLetter(
  origin: string,
  id: string,
  decision: keyof typeof FIELDS,
): Promise<string | undefined> {
  const outbox = await (await fetch(`${origin}/local/outbox?of=${id}`)).text();
  const [, desk] = /href="([^"]*\/review\/[^"]*)"/.exec(outbox) ?? [];
  if (desk === undefined) return undefined;
  const page = `${desk}/declarations/${id}`;
  const text = await (await fetch(page)).text();
  const action = `${new URL(page).pathname}/decision`;
  if (!text.includes(`action="${action}"`)) return undefined;
  const who = { statedName: '某某', statedPost: '人事专员' };
  const body = new URLSearchParams({ ...formIn(text, action), ...who, decision, ...FIELDS[decision] });
  const { status } = await fetch(`${page}/decision`, { method: 'POST', body, redirect: 'manual' });
  return status === 303 ? decision : undefined;
}
