import { listen } from '../../../local/machine/http/listen.ts';
import { openStepFunctions } from '../../../local/step-functions/step-functions.ts';

// A process of its own that a test can kill: the engine on the file that is named, on the wall's clock.
const [, , path = ''] = process.argv;
const engine = openStepFunctions({ path, clock: { now: () => Date.now() }, invoke: async () => ({}) });
const { url } = await listen(engine);
engine.resume();
console.log(url);
