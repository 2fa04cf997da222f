import { stacksOf } from './infra/app.ts';
import { ENVIRONMENTS } from './infra/environments.ts';

const t = performance.now();
for (const e of Object.values(ENVIRONMENTS)) {
  const s = stacksOf(e, { bundles: '/tmp/bundles', outdir: '/tmp/out-' + e.name });
  s.app.synth();
}
console.log(performance.now() - t);
