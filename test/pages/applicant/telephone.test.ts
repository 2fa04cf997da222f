import { expect, test } from 'vitest';
import { everyPage } from './every-page.ts';

/** No part sends anything to a telephone. */
const PROMISED = /(?:短信|发到(?:这个)?手机|通知会?到(?:这里|手机))|text message|told of the progress here/i;

test.each(['zh', 'en'] as const)(
  'no page promises messages to a telephone, and the field says what it is for: %s',
  (language) => {
    const pages = [...everyPage(language, (text) => text)];
    for (const [name, document] of pages) expect(document, name).not.toMatch(PROMISED);
    const form = pages.find(([name]) => name.startsWith('draft'))?.[1] ?? '';
    expect(form).toContain(
      language === 'zh'
        ? '可能打这个电话，也只有他们看得到；本系统不向手机发消息'
        : 'may call it, and only they see it; this system sends nothing',
    );
  },
);
