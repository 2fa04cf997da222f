import type { Leaf } from '../call/condition-form.ts';
import { nameIn, situationNamed } from '../call/named.ts';
import type { Fact, LeafAnswer } from '../eligibility/answer.ts';
import type { Choice, UnmetCondition } from '../eligibility/unmet/chosen.ts';
import { termOf, type VocabularyName } from '../eligibility/vocabulary.ts';
import { type Said, said } from '../values/said.ts';
import { type Spoken, sayLeaf, sayRoute } from './say-judgement.ts';
import { sayNearest } from './say-nearest.ts';
import { sayPlace } from './say-place.ts';

/** Says what a condition that is not met asks for. */
export function sayAsked({ leaf, facts }: UnmetCondition, spoken: Spoken): Said {
  const [level = '', eligibilityRoute = ''] = facts.map(({ value }) => String(value));
  return sayCondition(leaf?.condition, { level, eligibilityRoute }, spoken);
}

/** Says what a condition asks for; without a leaf, that some rule opens the chosen route to the level. */
export function sayCondition(leaf: Leaf | undefined, choice: Choice, spoken: Spoken): Said {
  if (leaf) return sayLeaf(leaf, spoken);
  const { zh, en } = sayRoute(choice, spoken.call);
  return said(
    `通知没有向这一级别开放这一途径（${zh}）`,
    `the call does not open this route to this level (${en})`,
  );
}

/** Says what a condition that is not met asks for, what is stated, and what alone would meet it. */
export function sayUnmet(condition: UnmetCondition, spoken: Spoken): Said {
  const asked = sayAsked(condition, spoken);
  const near = condition.leaf && sayNear(condition.leaf, spoken);
  const facts = condition.leaf ? sayStated(condition.facts, spoken) : undefined;
  const join = (language: keyof Said, semicolon: string) =>
    [asked, facts, near].flatMap((part) => part?.[language] ?? []).join(semicolon);
  return said(join('zh', '；'), join('en', '; '));
}

/** Says what alone would meet a condition; undefined where that repeats what the condition asks for. */
export function sayNear(leaf: LeafAnswer, spoken: Spoken): Said | undefined {
  const near = sayNearest(leaf, spoken);
  return near?.zh === sayLeaf(leaf.condition, spoken).zh ? undefined : near;
}

/** Says what is stated; undefined if nothing is. */
export function sayStated(facts: readonly Fact[], spoken: Spoken): Said | undefined {
  if (facts.length === 0) return undefined;
  const all = facts.map((fact) => sayFact(fact, spoken));
  return said(`所填：${all.map(({ zh }) => zh).join('、')}`, `stated: ${all.map(({ en }) => en).join(', ')}`);
}

const LISTS: Readonly<Record<string, VocabularyName>> = {
  degree: 'degrees',
  title: 'titles',
  certificate: 'certificates',
  award: 'awards',
  kind: 'achievementKinds',
  personKind: 'personKinds',
};

function sayFact({ at, value }: Fact, { vocabularies, call }: Spoken): Said {
  const place = sayPlace(at);
  const list = at.startsWith('/assessments/') ? 'assessments' : LISTS[at.split('/').at(-1) ?? ''];
  const term = list && termOf(vocabularies, list, String(value));
  if (term) return said(`${place.zh} ${term.name}`, `${place.en} ${term.en}`);
  if (at === '/insurance') {
    const situation = situationNamed(call, String(value));
    const of = (language: keyof Said) => `${place[language]} ${nameIn(language, situation)}`;
    return said(of('zh'), of('en'));
  }
  if (at === '/personKind') return said(`${place.zh} 都不是`, `${place.en} none of these`);
  if (value === 'none') return said(`${place.zh} 没有`, `${place.en} none`);
  if (at === '/employments') return said(`${place.zh} ${value}天`, `${place.en} ${value} days`);
  return said(`${place.zh} ${value}`, `${place.en} ${value}`);
}
