import type { Call } from '../../domain/call/call.ts';
import { PARTS_TAKEN, type PartTaken } from '../../domain/declaration/draft/taken.ts';
import { type Language, said } from '../../domain/values/said.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { checkbox } from '../html/field.ts';
import { button, form, linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import { translator, wording } from '../parts/words.ts';

/** What a new draft may take of the reader's last declaration under another call. */
export interface Earlier {
  /** The reference number of that declaration. */
  readonly id: string;
  readonly title: Call['identity']['title'];
  /** The places of the draft that each part would fill, as JSON pointers. */
  readonly places: Partial<Record<PartTaken, readonly string[]>>;
}

interface Beginning {
  /** Seals the form; undefined for a reader who is not signed in. */
  readonly seal: string | undefined;
  readonly hasFile?: boolean | undefined;
  readonly earlier?: Earlier | undefined;
}

/**
 * The button that begins a declaration under a call. By choice the draft begins with what the reader's achievement file holds and
 * with parts of an earlier declaration; no box is ticked beforehand. Without a seal it leads to sign-in first.
 */
export function beginForm(
  language: Language,
  call: string,
  { seal, hasFile = false, earlier }: Beginning,
): Html {
  const t = translator(language);
  if (seal === undefined)
    return linkButton({
      href: `/sign-in?back=${encodeURIComponent(`/calls/${call}`)}`,
      label: t('登录后开始申报', 'Sign in to begin'),
    });
  return form({
    action: '/declarations',
    seal,
    hidden: { call, ...(earlier ? { earlier: earlier.id } : {}) },
    body: [
      hasFile && useFile(language, call),
      earlier && takeBoxes(language, call, earlier),
      button({ label: t('开始申报', 'Begin a declaration') }),
    ],
  });
}

function useFile(language: Language, call: string): Html {
  return checkbox({
    language,
    name: 'useAchievementFile',
    id: `use-file-${call}`,
    label: translator(language)('用我的业绩档案填好已有的情况', 'Fill in what my achievement file holds'),
  });
}

const PARTS = {
  person: said('本人信息', 'Who I am and how I am reached'),
  employer: said('单位和岗位', 'My employer and post'),
  facts: said('本人情况', 'What I stated of my career'),
} as const satisfies Record<PartTaken, unknown>;

function takeBoxes(language: Language, call: string, { id, title, places }: Earlier): Html {
  const t = translator(language);
  const boxes = PARTS_TAKEN.flatMap((part) => {
    const filled = places[part] ?? [];
    if (filled.length === 0) return [];
    const names = filled.map((at) => sayPlace(at.replace(/^\/facts/, ''))[language]).join(t('、', ', '));
    const label = `${PARTS[part][language]}${t('：', ': ')}${names}`;
    return [checkbox({ language, name: `take-${part}`, id: `take-${part}-${call}`, label })];
  });
  return html`<p>${t('可以从您以前的申报', 'You may take from your earlier declaration ')}${id}${t('（', ' (')}${wording(language, title)}${t('）带入。勾选的才带入，带入后都可以改；文件要重新上传。', '). Only what you tick is taken, and all of it can be changed; files are uploaded again.')}</p>
${boxes}`;
}
