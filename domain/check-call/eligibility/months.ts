import type { Condition } from '../../call/condition-form.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';

/** Reports more months of insurance than the time has of which they are asked. */
export function monthFindings(path: Path, value: Condition): Finding[] {
  const { months = 0, within = months } = ('insured' in value && value.insured) || {};
  if (months <= within) return [];
  const at = [...path, 'insured', 'months'];
  return [
    {
      path: at,
      because: 'months-beyond-time',
      zh: `${written(at)} 是 ${months}，多于 within 的 ${within} 个月，谁也达不到；请改正其一。`,
      en: `${written(at)} is ${months}, more than the ${within} months of within, so nobody reaches it; correct one of them.`,
    },
  ];
}
