import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { ScoreLine } from '../../../domain/scoring/line-points.ts';
import { scoreFields } from '../../../pages/facts/score-fields.ts';
import { sumsById, sumsOf } from '../../../pages/facts/score-sums.ts';
import { factsTyped, readFacts, typedFacts } from '../../../pages/facts/typed-facts.ts';
import { linesSent } from '../../../pages/facts/typed-lines.ts';
import { html } from '../../../pages/html/html.ts';
import { tagsOf } from '../../rigs/pages/markup.ts';
import { waterCall, waterTable } from '../../rigs/tables/water.ts';

const LINES: ScoreLine[] = [
  { indicator: 'employer', level: 'institution' },
  { indicator: 'years', amount: 12.5, what: '设计院' },
  { indicator: 'employer', level: 'institution' },
  { indicator: 'employer', level: 'other' },
];

function shown(scoreLines: ScoreLine[]): string {
  const form = { language: 'zh', call: waterCall, vocabularies: VOCABULARIES, under: '/facts' } as const;
  const typed = typedFacts({ scoreLines }, '/facts');
  const rest = { errors: {}, savedNow: {}, isDescribed: true, asked: new Map() };
  return html`${scoreFields({ ...form, typed, ...rest })}`.text;
}

/** What a browser sends of the shown form, with these fields filled in. */
function sent(scoreLines: ScoreLine[], filled: Record<string, string> = {}): URLSearchParams {
  const text = shown(scoreLines);
  const form = new URLSearchParams();
  for (const { name: tag, attributes } of tagsOf(text))
    if (tag === 'input' && attributes.type !== 'checkbox' && attributes.name)
      form.append(attributes.name, attributes.value ?? '');
  for (const [, name = '', options = ''] of text.matchAll(
    /<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    form.append(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  for (const [name, value] of Object.entries(filled)) form.set(name, value);
  return form;
}

/** The lines that a sent form says. */
const read = (form: URLSearchParams) => factsTyped(readFacts(form, {}, '/facts'), '/facts').scoreLines;

test('lines that are shown and sent back unchanged are the same lines', () => {
  expect(read(sent(LINES))).toEqual(LINES);
  expect(read(sent([]))).toBeUndefined();
});

/** The row of an indicator in which nothing stands yet. */
function emptyRow(scoreLines: ScoreLine[], indicator: string): string {
  const hidden = [...shown(scoreLines).matchAll(/name="([^"]*)\/indicator" value="([^"]*)"/g)];
  return hidden.findLast(([, , id]) => id === indicator)?.[1] ?? '';
}

test('an empty row of another indicator is filled in and becomes one line more', () => {
  const at = emptyRow(LINES, 'degree');
  expect(read(sent(LINES, { [`${at}/level`]: 'college' }))).toEqual([
    ...LINES,
    { indicator: 'degree', level: 'college' },
  ]);
});

test('every indicator and every line has its sum, with the cap at work', () => {
  const text = shown(LINES);
  expect(text).toContain('小计2分：共2.5分，超过封顶，按封顶计');
  expect(text).toContain('本行1分');
  expect(text).toContain('合计7分，满分100分');
});

describe('the sums that a script asks for', () => {
  test('stand under the ids of the page, also for rows that are not saved yet', () => {
    const at = emptyRow(LINES, 'degree');
    const form = sent(LINES, { [`${at}/level`]: 'college' });
    const ids = sumsById(sumsOf('zh', waterTable, linesSent(form, '/facts')));
    const text = shown(LINES);
    expect(Object.keys(ids).filter((id) => !text.includes(`id="${id}"`))).toEqual([]);
    expect(ids).toMatchObject({
      'score-total': '合计10分，满分100分',
      'score-sum-degree': '小计3分',
      [`score-line-${at.split('/').at(-1)}`]: '本行3分',
    });
  });

  test('leave out a line that is to be taken away, and what cannot be read', () => {
    const form = sent(LINES, { '/facts/scoreLines/1/amount': 'viele' });
    form.append('/facts/scoreLines/0/remove', 'yes');
    expect(sumsOf('zh', waterTable, linesSent(form, '/facts')).total).toBe('合计1.5分，满分100分');
  });

  test('are there for whatever is sent', () => {
    const strange = new URLSearchParams({
      '/facts/scoreLines/0/indicator': '__proto__',
      '/facts/scoreLines/0/level': 'constructor',
      '/facts/scoreLines/1/indicator/x': 'y',
      '/facts/scoreLines/999/amount': '1e400',
      '/facts/scoreLines': 'x',
    });
    expect(sumsOf('zh', waterTable, linesSent(strange, '/facts')).total).toBe('合计0分，满分100分');
  });
});
