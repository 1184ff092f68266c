import { zipSync } from 'fflate';
import { textLimits } from '#contract';

/** What was chosen, on its way: the zipped folder, and what it weighs. */
export interface ChosenText {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly zip: Blob;
}

export type Choosing = { readonly ok: true; readonly chosen: ChosenText } | { readonly ok: false; readonly why: 'tooLarge' | 'noPack' };

/** Only what belongs to a text travels: YAML and letters below the folder. Whether it is one, the server says. */
export const zipFolder = async (chosen: readonly File[]): Promise<Choosing> => {
  const files = chosen.filter(({ name }) => /\.(yaml|md)$/.test(name));
  if (!files.some(({ name }) => name === 'pack.yaml')) return { ok: false, why: 'noPack' };
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > textLimits.bytes || files.length > textLimits.files) return { ok: false, why: 'tooLarge' };
  const entries = await Promise.all(files.map(async (file) => [pathOf(file), new Uint8Array(await file.arrayBuffer())] as const));
  // At once, in a tenth of a second for the longest text: what zips in pieces starts workers from text, which the page's policy forbids.
  const zipped = zipSync(Object.fromEntries(entries), { level: 6 });
  if (zipped.length > textLimits.zipBytes) return { ok: false, why: 'tooLarge' };
  const name = pathOf(files[0]!).split('/')[0]!;
  return { ok: true, chosen: { name, files: files.length, bytes, zip: new Blob([zipped], { type: 'application/zip' }) } };
};

const pathOf = ({ webkitRelativePath, name }: File): string => (webkitRelativePath === '' ? name : webkitRelativePath);
