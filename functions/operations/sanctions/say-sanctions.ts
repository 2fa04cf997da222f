import { type Said, said } from '../../../domain/values/said.ts';
import type { Entered } from './enter-sanctions.ts';

/** The answers to the acts on the register. An execution keeps them, so they name entries by their ids alone. */
export function sayEntered({ ids }: Entered): Said {
  const all = ids.map((id, index) => `/sanctions/${index} → ${id}`).join('\n');
  return said(
    `已记入诚信档案库${ids.length}条；文件已从存储桶删除。以后更正、终止用下列编号：\n${all}`,
    `Entered ${ids.length} in the register; the file is deleted from the bucket. Correct or end them by these ids:\n${all}`,
  );
}

export function sayCorrected({ version }: { readonly version: number }): Said {
  return said(
    `已更正，现为第${version}版；文件已从存储桶删除`,
    `Corrected; it is version ${version} now, and the file is deleted from the bucket`,
  );
}

export function sayEnded({ version }: { readonly version: number }): Said {
  return said(
    `已终止，现为第${version}版；从现在起不再据以判断任何人`,
    `Ended; it is version ${version} now and judges nobody from now on`,
  );
}
