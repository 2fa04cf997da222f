import type { Call } from '../../call/call.ts';
import type { CountedLeaf } from '../../call/condition-form.ts';
import { type OtherCutOff, otherCutOffs } from '../../call/cut-offs.ts';
import { FACTS_OF_LEAVES } from '../../call/fact-names.ts';
import { nameIn } from '../../call/named.ts';
import type { EmployerKind } from '../../call/quota-form.ts';
import { type Said, said } from '../../values/said.ts';
import { sayPlace } from '../say-place.ts';

const KINDS: Readonly<Record<EmployerKind, Said>> = {
  enterprise: said('企业', 'enterprises'),
  institution: said('事业单位', 'institutions'),
};

/** The day up to which a condition counts; where it depends on the batch or the kind of employer, every one. */
export function sayCutOff(
  call: Pick<Call, 'cutOff' | 'cutOffs' | 'batches'>,
  leaf: CountedLeaf,
  write: (day: string) => string = (day) => day,
): Said {
  const others = otherCutOffs(call, leaf);
  const always = others.findIndex((each) => !each.batches && !each.employerKinds);
  const narrowed = others
    .slice(0, always < 0 ? others.length : always)
    .map((each) => ({ ...whose(each, call), day: write(each.day) }));
  const own = write(others[always]?.day ?? call.cutOff.value);
  if (narrowed.length === 0) return said(own, own);
  return said(
    `${own}（${narrowed.map(({ zh, day }) => `${zh}${day}`).join('，')}）`,
    `${own} (${narrowed.map(({ en, day }) => `${en} ${day}`).join(', ')})`,
  );
}

/** Another cut-off as people read it: for whom and what it is, and its day. */
export function sayOtherCutOff(other: OtherCutOff, call: Pick<Call, 'batches'>): Said {
  const { zh, en } = whose(other, call);
  const facts = new Set((other.conditions ?? []).flatMap((leaf) => FACTS_OF_LEAVES[leaf].slice(0, 1)));
  const names = [...facts].map((fact) => sayPlace(`/${fact}`));
  const of = [en, names.map((each) => each.en).join(', ')].filter((part) => part !== '').join(': ');
  return said(`${zh}${names.map((each) => each.zh).join('、')}算到${other.day}`, `${of} up to ${other.day}`);
}

/** For whom a cut-off is, by the batch and the kind of employer; empty where it is for everybody. */
export function whose({ batches, employerKinds }: OtherCutOff, call: Pick<Call, 'batches'>): Said {
  const named = (batches ?? []).map(
    (id) => call.batches?.value.find((each) => each.id === id) ?? { name: id },
  );
  const kinds = (employerKinds ?? []).map((kind) => KINDS[kind]);
  return said(
    [named.map(({ name }) => name).join('、'), kinds.map(({ zh }) => zh).join('、')].join(''),
    [...named.map((each) => nameIn('en', each)), ...kinds.map(({ en }) => en)].join(', '),
  );
}
