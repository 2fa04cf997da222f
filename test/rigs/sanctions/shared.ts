import type { Rig, Told } from '../machine/rig.ts';

/** Tells a platform of entries by the operators' act. */
export const sharing = (rig: Rig, sanctions: string[], platform: string, name?: string) =>
  rig.operate({ act: 'share-sanctions', sanctions, platform }, name);

/** The place of the file that an answer names. */
export const keyIn = ({ output }: Pick<Told, 'output'>) =>
  /sanctions-shared\/[0-9a-f]{16}\.json/.exec(output ?? '')?.[0];

export const bytesAt = async (rig: Rig, key = '') =>
  (await rig.machine.needs.materials.latest(key, 4_000_000))?.bytes;

/** The content of the file that an answer names; undefined if it names none. */
export async function fileTold(rig: Rig, told: Pick<Told, 'output'>) {
  const key = keyIn(told);
  const bytes = key && (await bytesAt(rig, key));
  return bytes && JSON.parse(String(Buffer.from(bytes)));
}

/** The acts of an entry on the register. */
export async function actsOf(rig: Rig, sanction: string) {
  const { sanctions } = rig.machine.records;
  const place = await sanctions.placeOf(sanction);
  const [held] = await sanctions.of([place?.person ?? '']);
  return held?.entries.find(({ id }) => id === sanction)?.acts ?? [];
}
