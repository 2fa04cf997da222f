import { plusSeconds } from '../../../../domain/values/instant.ts';
import { drafts, early, goesThrough, submits, waitsForNextBatch } from '../acting.ts';
import type { Persona } from '../plan.ts';

/** Somebody whose draft is carried into the next batch, under a call that carries drafts forward. */
export const CARRIED_FORWARD: Persona = {
  name: '未提交，转入下一批后提交 carried into the next batch, and submitted there',
  asks: {},
  ends: 'recommended',
  plan: (plan) => {
    drafts(plan, plusSeconds(early(plan), -1800));
    waitsForNextBatch(plan);
    goesThrough(plan, submits(plan, early(plan, 4)));
  },
};
