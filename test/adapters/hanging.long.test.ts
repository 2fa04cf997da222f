import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { openMaterials } from '../../adapters/materials.ts';
import { RecordsUnavailable } from '../../adapters/records/store/persist.ts';
import { openStore } from '../../adapters/records/store/store.ts';
import { openSecret } from '../../adapters/secrets.ts';
import { addressOf, begin, end } from '../../local/machine/http/listen.ts';

test('a service that accepts a request and never answers is given up and reported as busy', async () => {
  const silent = createServer(() => {});
  await begin(silent, 0);
  onTestFinished(() => {
    silent.closeAllConnections();
    return end(silent);
  });
  const url = addressOf(silent);
  const asked = [
    openStore('table', url).get({ pk: 'a', sk: 'b' }),
    openMaterials('bucket', { at: url, secret: 'local' }).addressOf({
      key: 'key',
      version: 'version',
      type: 'image/png',
      fileName: 'x.png',
    }),
    openSecret('secret', url)(),
  ];
  for (const answer of await Promise.allSettled(asked))
    expect(answer).toEqual({ status: 'rejected', reason: expect.any(RecordsUnavailable) });
});
