import { type Read, readAs, textDefects } from '../../declaration/written.ts';
import type { Defect } from '../../values/defect.ts';
import type { Decision } from './judge-decision.ts';
import { readOtherwise } from './otherwise.ts';
import { readScored } from './score-otherwise.ts';

/** The text field of each decision. */
const FIELDS = { support: 'opinion', return: 'defects', refuse: 'reason' } as const;
type Kind = keyof typeof FIELDS;

/** A decision as its form states it: which one was chosen, and the text of each. */
export interface StatedDecision {
  readonly decision?: string;
  readonly opinion?: string;
  /** The things to correct, one on each line. */
  readonly defects?: string;
  readonly reason?: string;
  /** `yes` if the box was ticked that a refusal cannot be undone. */
  readonly confirmed?: string;
}

/**
 * Reads a decision. Text for a decision that was not chosen is a defect, because it shows a slip, and a slip here could
 * end a declaration.
 */
export function readDecision(stated: StatedDecision): Read<Decision> {
  const { decision = '' } = stated;
  if (!isKind(decision))
    return { ok: false, defects: [{ at: '/decision', because: decision === '' ? 'missing' : 'malformed' }] };
  const field = FIELDS[decision];
  const strays: Defect[] = Object.values(FIELDS)
    .filter((other) => other !== field && (stated[other] ?? '') !== '')
    .map((other) => ({ at: `/${other}`, because: 'of-another-decision' }));
  if (decision !== 'refuse' && stated.confirmed === 'yes')
    strays.push({ at: '/confirmed', because: 'of-another-decision' });
  const text = stated[field] ?? '';
  const own = textDefects(field, text, { optional: decision === 'support' });
  const { otherwise, defects } = readOtherwise({ ...stated });
  const lines = readScored({ ...stated });
  const remarks = {
    ...(otherwise.length > 0 ? { otherwise } : {}),
    ...(lines.scored.length > 0 ? { scored: lines.scored } : {}),
  };
  return readAs({ ...decisionOf(decision, text), ...remarks }, [
    ...own,
    ...unconfirmed(stated),
    ...defects,
    ...lines.defects,
    ...strays,
  ]);
}

/** A refusal ends a declaration for good, so it takes a tick besides the choice. */
function unconfirmed({ decision, confirmed }: StatedDecision): Defect[] {
  const isWanting = decision === 'refuse' && confirmed !== 'yes';
  return isWanting ? [{ at: '/confirmed', because: 'not-confirmed' }] : [];
}

function isKind(word: string): word is Kind {
  return Object.hasOwn(FIELDS, word);
}

function decisionOf(kind: Kind, text: string): Decision {
  if (kind === 'support') return text === '' ? { kind } : { kind, opinion: text };
  if (kind === 'refuse') return { kind, reason: text };
  const lines = text.split('\n').map((line) => line.trim());
  return { kind, defects: lines.filter((line) => line !== '') };
}
