import { appendFileSync } from 'node:fs';
import { openS3 } from '../../../local/s3/open-s3.ts';
import { BUCKET } from './rig.ts';

// A process of its own that a test can kill: storage on the file that is named, which writes what it tells to another.
const [, , path = '', told = ''] = process.argv;
const { url } = await openS3({
  secret: 'local',
  path,
  bucket: BUCKET,
  clock: { now: () => Date.now() },
  notify: async ({ detail }) => appendFileSync(told, `${detail.object['version-id']}\n`),
});
console.log(url);
