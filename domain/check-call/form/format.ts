import { FORMAT } from '../../call/call.ts';
import type { Finding } from '../finding/finding.ts';

/**
 * The finding on a file that is written in another version of the form. Nothing else of it is judged, since every other
 * finding would be a consequence. It is undefined for a file of this version, or of none that can be told.
 */
export function otherFormat(value: unknown): Finding | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { format } = value as { format?: unknown };
  const isFirst = format === undefined && 'stages' in value;
  if (!isFirst && (typeof format !== 'number' || format === FORMAT)) return undefined;
  const which = isFirst ? '1' : String(format);
  return {
    path: [isFirst ? 'stages' : 'format'],
    onKey: true,
    because: 'format-not-read',
    zh: `这份文件是第 ${which} 版格式，本系统读第 ${FORMAT} 版：请在开头写 format: ${FORMAT}，把 stages 改为 steps，每一步写 kind、by 和 after，公示的规则移到 public-notice 步骤下；可从 calls/jiaxing-it-2021.yaml 照写。`,
    en: `This file is written in version ${which} of the form, and version ${FORMAT} is read here: begin with format: ${FORMAT}, turn stages into steps that each give kind, by and after, and move the rules of the public notice below the step public-notice; calls/jiaxing-it-2021.yaml shows how.`,
  };
}
