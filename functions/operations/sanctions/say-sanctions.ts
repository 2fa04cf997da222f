import { type Said, said } from '../../../domain/values/said.ts';
import type { Entered } from './enter-sanctions.ts';
import type { ReplyRecorded } from './record-reply.ts';
import type { Shared } from './share-sanctions.ts';

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

export function sayShared({ ids, already, file }: Shared): Said {
  const before = already.join(', ');
  const [zh, en] = before === '' ? ['', ''] : [`此前已告知：${before}`, `Told before: ${before}`];
  if (!file)
    return said(
      `没有新的记录要告知，也没有文件要移交。${zh}`,
      `Nothing is new, and there is no file to hand over. ${en}`,
    );
  const { key, sha256, keyId } = file;
  const all = ids.join(', ');
  return said(
    `已签名${ids.length}条：${all}\n文件 ${key}，签名 ${key}.sig，密钥 ${keyId}，SHA-256 ${sha256}；七日后自动删除。${zh}`,
    `Signed ${ids.length}: ${all}\nThe file ${key}, its signature ${key}.sig, the key ${keyId}, SHA-256 ${sha256}; it goes after seven days. ${en}`.trimEnd(),
  );
}

export function sayReply({ ids, canBeShared }: ReplyRecorded): Said {
  const all = ids.join(', ');
  return canBeShared
    ? said(
        `已记下平台未接收：${all}；可用 share-sanctions 再告知`,
        `Recorded that the platform did not take ${all}; share-sanctions tells it again`,
      )
    : said(`已记下平台回执：${all}`, `The platform’s reply is recorded for ${all}`);
}
