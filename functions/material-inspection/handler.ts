import { materialInspection } from './material-inspection.ts';
import { warmWorker } from './warm-worker.ts';

export const handler = materialInspection(warmWorker(new URL('./worker.mjs', import.meta.url)));
