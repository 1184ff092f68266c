import type { Finding } from '#law/ground';
import { loadPack, type Pack } from '#law/pack';
import { checkedPack } from '#law/prove';

interface TextRead {
  /** Missing if there is an error. */
  readonly pack?: Pack;
  readonly findings: readonly Finding[];
}

type Read = (digest: string, files: ReadonlyMap<string, string>) => TextRead;

/** So many texts are kept in mind, for all cities of this process: those that are in force and those that people look at now. */
const most = 6;

/** A text never changes: what was read of it is kept by its digest. */
const known = new Map<string, TextRead & { readonly checked: boolean }>();

/** A text as it reads, whether or not it stands on a shelf. */
export const loadedText: Read = (digest, files) => {
  const before = known.get(digest);
  return before?.pack !== undefined || before?.checked === false
    ? keep(digest, before)
    : keep(digest, { ...withoutTrees(loadPack(files)), checked: false });
};

/** The same with all that is wrong with it: see `checkedPack`. */
export const checkedText: Read = (digest, files) => {
  const before = known.get(digest);
  return keep(digest, before?.checked === true ? before : { ...withoutTrees(checkedPack(files)), checked: true });
};

const withoutTrees = ({ pack, findings }: TextRead): TextRead => ({ ...(pack && { pack }), findings });

const keep = (digest: string, read: TextRead & { readonly checked: boolean }): TextRead => {
  known.delete(digest);
  known.set(digest, read);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return read;
};
