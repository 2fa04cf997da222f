import type { Instant } from '../../../domain/values/instant.ts';
import type { Language, Said } from '../../../domain/values/said.ts';
import { sayInstant } from '../../../domain/wording/say-facts.ts';
import { type Html, html } from '../../html/html.ts';
import { zoneName } from '../../parts/time.ts';
import { clause, saidIn, translator } from '../../parts/words.ts';

/** One event of the timeline, in plain words. */
export interface TimelineEvent {
  readonly at: Instant;
  readonly said: Said;
  /** The clause under which it happened, or the assumption in its place. */
  readonly clause?: string | undefined;
  /** A change of the draft or of the files. Several in a row are folded up. */
  readonly change?: 'draft' | 'files' | undefined;
}

/** The timeline, newest first; `earlier` counts the entries that the page does not hold. */
export function timelineList(
  language: Language,
  zone: string,
  timeline: readonly TimelineEvent[],
  earlier: number,
): Html {
  const t = translator(language);
  return html`<h2>${t('办理记录', 'Timeline')}</h2>
<p class="soft">${t('最近的在前', 'Newest first')}${t('，', ', ')}${zoneName(language, zone)}</p>
<ol class="timeline" reversed>${folded(timeline).map(
    (
      entries,
    ) => html`<li>${entries.length === 1 ? entries.map((each) => line(language, zone, each)) : changes(language, zone, entries)}</li>
`,
  )}</ol>
${earlier > 0 && html`<p>${t(`更早的 ${earlier} 条记录此处从略，仍全部保存；需要时请向主管部门查询。`, `${earlier} earlier entries are left out here and kept all the same; ask the HR bureau for them.`)}</p>`}`;
}

/** Groups the entries of the timeline: changes in a row together, every other entry alone. */
function folded(timeline: readonly TimelineEvent[]): TimelineEvent[][] {
  const groups: TimelineEvent[][] = [];
  for (const each of timeline) {
    const last = groups.at(-1);
    if (each.change && last?.[0]?.change) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function line(language: Language, zone: string, { at, said, clause: cite }: TimelineEvent): Html {
  return html`<time datetime="${at}">${sayInstant(at, zone, true)}</time><br>${saidIn(language, said)} ${clause(language, cite)}`;
}

function changes(language: Language, zone: string, entries: readonly TimelineEvent[]): Html {
  const t = translator(language);
  const of = (kind: TimelineEvent['change']) => entries.filter(({ change }) => change === kind).length;
  const [drafts, files] = [of('draft'), of('files')];
  const counts = [
    ...(drafts > 0 ? [t(`修改填报内容 ${drafts} 次`, `Draft changed: ${times(drafts)}`)] : []),
    ...(files > 0 ? [t(`上传或删除材料 ${files} 次`, `files added or removed: ${times(files)}`)] : []),
  ];
  return html`<details><summary>${counts.join(t('，', '; '))}</summary><ul>${entries.map((each) => html`<li>${line(language, zone, each)}</li>`)}</ul></details>`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
